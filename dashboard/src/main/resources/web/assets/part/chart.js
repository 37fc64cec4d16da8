/**
 * <line-chart>: lines or stacked areas over time, their names and figures standing at the lines.
 *
 * Its property `model` has `at` (epoch milliseconds), `lines` (bottom first; each with key, name, title, colour as a
 * custom property's name, `ink` for its label where that differs, values with null for gaps, text(value)), `stacked`,
 * `scale(value)` for the axis, `binary` for bytes, `summary` for those who cannot see it, and perhaps `from`, where its
 * time begins, `span`, how many milliseconds it shows at least, `most`, up to which its scale goes at least, `group`,
 * the charts that are pointed at together, and `marks`, moments with a label. Pointing at the chart shows the figures of
 * that moment; dragging across it chooses a span of its property `zoom`, if it has one.
 */
import { uPlot } from '../webjars.js';
import { clockTime } from './format.js';
import { ChartTip } from './chart-tip.js';
import { LineLabels } from './line-labels.js';
import { showMarks } from './marks.js';

const AXIS_WIDTH = 44;
const BYTES_WIDTH = 58;
const TIME_HEIGHT = 22;
const FEW_POINTS = 3;
const HALF_LABEL = 26;
const LOWEST_TOP = 3.8;
const SHORTEST_MILLIS = 60_000;
const DRAG = { x: true, y: false, setScale: false, dist: 6 };
const FONT = '11px system-ui, sans-serif';

class LineChart extends HTMLElement {
  #model = null;
  #shape = '';
  #plot = null;
  #field = null;
  #labels = null;
  #moment = null;
  #tip = null;
  #zoom = null;
  #unfollow = null;
  #size = new ResizeObserver(() => this.#resize());
  #scheme = matchMedia('(prefers-color-scheme: dark)');
  #onScheme = () => this.#rebuild();

  get model() {
    return this.#model;
  }

  set model(model) {
    if (model !== this.#model) {
      this.#model = model;
      this.#draw();
    }
  }

  set zoom(zoom) {
    if (zoom !== this.#zoom) {
      this.#zoom = zoom;
      this.#follow();
    }
  }

  #follow() {
    this.#unfollow?.();
    this.#unfollow = (this.isConnected && this.#zoom?.follow(() => this.#draw())) || null;
  }

  connectedCallback() {
    if (!this.#field) {
      this.setAttribute('role', 'img');
      this.#field = this.#part('field');
      this.#labels = new LineLabels(this.#part('labels'));
      this.#moment = this.#part('moment');
      this.#tip = new ChartTip(this.#part('tip'));
    }
    this.#follow();
    this.#size.observe(this.#field);
    this.#scheme.addEventListener('change', this.#onScheme);
    document.addEventListener('theme', this.#onScheme);
    this.#draw();
  }

  disconnectedCallback() {
    this.#size.disconnect();
    this.#scheme.removeEventListener('change', this.#onScheme);
    document.removeEventListener('theme', this.#onScheme);
    this.#unfollow?.();
    this.#drop();
  }

  #part(name) {
    const part = document.createElement('div');
    part.className = name;
    part.setAttribute('aria-hidden', 'true');
    this.append(part);
    return part;
  }

  #draw() {
    if (!this.#field || !this.isConnected || !this.#model) {
      return;
    }
    this.setAttribute('aria-label', this.#model.summary);
    const { stacked, group, lines } = this.#model;
    const shape = JSON.stringify([stacked, group, lines.map(line => [line.key, line.colour])]);
    if (shape !== this.#shape || !this.#plot) {
      this.#drop();
      this.#shape = shape;
      this.#build();
    } else {
      this.#plot.setData(this.#drawn());
    }
    this.#label();
  }

  #rebuild() {
    this.#drop();
    this.#draw();
  }

  #drop() {
    this.#plot?.destroy();
    this.#plot = null;
  }

  #build() {
    const { clientWidth: width, clientHeight: height } = this.#field;
    if (width > 0 && height > 0) {
      this.#plot = new uPlot(this.#options(width, height), this.#drawn(), this.#field);
      this.#plot.over.addEventListener('dblclick', () => this.#zoom?.showAll());
    }
  }

  #resize() {
    if (this.#plot) {
      this.#plot.setSize({ width: this.#field.clientWidth, height: this.#field.clientHeight });
      this.#label();
    } else {
      this.#draw();
    }
  }

  /** Seconds, then the values of each line; stacked ones are added up from below. */
  #drawn() {
    const { at, lines, stacked } = this.#model;
    const below = at.map(() => 0);
    const drawn = lines.map(line =>
      stacked ? line.values.map((value, i) => (value == null ? null : (below[i] += value))) : line.values);
    return [at.map(millis => millis / 1000), ...drawn];
  }

  #label() {
    if (!this.#plot || !this.#model) {
      return;
    }
    const { idx } = this.#plot.cursor;
    const pointed = idx < this.#model.at.length ? idx : null;
    if (pointed != null && this.#plot.over.matches(':hover')) {
      this.#tip.show(this.#plot, this.#model, pointed);
    } else {
      this.#tip.hide();
    }
    this.#labels.show(this.#plot, this.#model, pointed ?? null);
    showMarks(this.#plot, this.#model.marks ?? []);
    this.#moment.textContent = pointed == null ? '' : clockTime(new Date(this.#model.at[pointed]));
  }

  #options(width, height) {
    const style = getComputedStyle(this);
    const colour = name => style.getPropertyValue(name).trim();
    const { lines, stacked, binary, group } = this.#model;
    return {
      width,
      height,
      padding: [8, 2, 0, 0],
      legend: { show: false },
      cursor: { sync: together(group), drag: DRAG, y: false, points: { show: false } },
      hooks: { setCursor: [() => this.#label()], setSelect: [plot => this.#choose(plot)] },
      scales: { x: { range: () => this.#span() }, y: { range: (_, __, most) => [0, this.#top(most)] } },
      series: [{}, ...lines.map(line => drawnLine(line, stacked, colour))],
      bands: stacked ? lines.slice(1).map((line, i) => ({ series: [i + 2, i + 1], fill: faint(colour(line.colour)) })) : [],
      axes: axes(colour, binary ? BYTES_WIDTH : AXIS_WIDTH, value => this.#model.scale(value)),
    };
  }

  /** A young JVM's line grows from the left instead of filling the width. */
  #span() {
    const { at, from: begin, span = SHORTEST_MILLIS } = this.#model;
    const newest = at.at(-1) ?? Date.now();
    const zoomed = this.#zoom?.span(newest);
    if (zoomed) {
      return [zoomed.from / 1000, zoomed.to / 1000];
    }
    const from = begin ?? at[0] ?? newest;
    return [from / 1000, Math.max(newest, from + span) / 1000];
  }

  #top(most) {
    return roundTop(Math.max(most ?? 0, this.#model.most ?? 0), this.#model.binary);
  }

  #choose(plot) {
    const { left, width } = plot.select;
    if (width > 0) {
      const at = pixels => plot.posToVal(pixels, 'x') * 1000;
      plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
      this.#zoom?.show(at(left), at(left + width));
    }
  }
}

/** Charts of a group point at one moment together; a span is chosen on one of them. */
function together(group) {
  const moves = type => type !== 'mousedown' && type !== 'mouseup';
  return { key: `stranded ${group ?? ''}`, scales: ['x', null], filters: { pub: moves, sub: moves } };
}

function drawnLine(line, stacked, colour) {
  const tint = colour(line.colour);
  return {
    stroke: tint,
    width: stacked ? 1 : 1.75,
    points: { show: plot => plot.data[0].length < FEW_POINTS, size: 5 },
    fill: stacked || line.filled ? faint(tint) : undefined,
  };
}

function axes(colour, width, scale) {
  const shared = { stroke: colour('--muted'), font: FONT, ticks: { show: false } };
  const grid = { stroke: colour('--line'), width: 1 };
  return [
    { ...shared, size: TIME_HEIGHT, space: 58, gap: 4, grid: { show: false }, values: times },
    {
      ...shared,
      size: width,
      gap: 6,
      grid,
      splits: (_, __, ___, top) => [0, top / 2, top],
      values: (_, splits) => splits.map(scale),
    },
  ];
}

/** Seconds are left out where the ticks stand on whole minutes, and a label that would be cut off is, too. */
function times(plot, splits) {
  const minutes = splits.every(seconds => seconds % 60 === 0);
  const { min, max } = plot.scales.x;
  const room = ((max - min) * HALF_LABEL * devicePixelRatio) / plot.bbox.width;
  const fits = seconds => seconds >= min + room / 2 && seconds <= max - room;
  return splits.map(seconds =>
    fits(seconds) ? clockTime(new Date(seconds * 1000)).slice(0, minutes ? 5 : 8) : null);
}

/** A round number above the most, so that the scale stands still while figures move. */
function roundTop(most, binary) {
  if (binary) {
    const step = 2 ** Math.floor(Math.log2(Math.max(most, 1 << 20)));
    return [1, 1.5, 2].map(factor => factor * step).find(top => top >= most * 1.04) ?? step * 3;
  }
  const least = Math.max(most, LOWEST_TOP);
  const step = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 4, 6, 8, 10, 20].map(factor => factor * step).find(top => top >= least * 1.04);
}

function faint(colour) {
  return `${colour}4d`;
}

customElements.define('line-chart', LineChart);
