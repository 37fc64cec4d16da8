/** What a chart says of the moment that is pointed at: when it was, and the exact figure of each line. */
import { clockTime } from './format.js';

const APART = 12;
const NEAR_PIXELS = 6;

export class ChartTip {
  #host;
  #when = document.createElement('div');
  #rows = document.createElement('dl');
  #events = document.createElement('div');

  constructor(host) {
    this.#host = host;
    this.#when.className = 'when';
    this.#events.className = 'events';
    host.append(this.#when, this.#rows, this.#events);
    host.hidden = true;
  }

  hide() {
    this.#host.hidden = true;
  }

  /** Shows the figures of the moment with that index, beside the line that points at it. */
  show(plot, model, index) {
    const date = new Date(model.at[index]);
    this.#when.textContent = `${date.toLocaleDateString(undefined, { day: 'numeric', month: 'short' })} ${clockTime(date)}`;
    this.#rows.replaceChildren(...model.lines.toReversed().flatMap(line => row(line, index)));
    this.#events.textContent = events(plot, model, date.getTime()).join('; ');
    this.#host.hidden = false;
    this.#place(plot, plot.valToPos(date.getTime() / 1000, 'x'));
  }

  #place(plot, x) {
    const { clientWidth: width } = plot.over;
    const right = x < width / 2;
    const edge = plot.over.offsetLeft + (right ? x + APART : x - APART - this.#host.offsetWidth);
    this.#host.style.left = `${Math.round(Math.max(0, edge))}px`;
  }
}

function row(line, index) {
  const name = document.createElement('dt');
  const figure = document.createElement('dd');
  name.textContent = line.name || 'count';
  name.style.color = `var(${line.ink ?? line.colour})`;
  figure.textContent = (line.exact ?? line.text)(line.values[index] ?? null);
  return [name, figure];
}

function events(plot, model, at) {
  const near = (NEAR_PIXELS * (plot.scales.x.max - plot.scales.x.min) * 1000) / plot.over.clientWidth;
  return (model.marks ?? []).filter(mark => Math.abs(mark.at - at) <= near).map(mark => mark.what ?? mark.label);
}
