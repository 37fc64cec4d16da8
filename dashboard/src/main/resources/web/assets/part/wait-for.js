/**
 * A deadlock as a graph: a box for each task, and a dashed arrow from it to the task that it waits for, with what that
 * one holds. Of a starved pool: its workers, and the queue in which stands what they wait for.
 */
import { html, nothing, svg } from '../webjars.js';
import { duration, number } from './format.js';
import { brief } from './place.js';

const MOST = 12;
const WIDE = 208;
const HEIGHT = 66;
const MARGIN = 8;
const CHARS = 29;
const LABEL = 34;
const PACKAGES = /\b(?:[a-z_][\w]*\.)+(?=[A-Z])/g;

/** The drawing of a finding of kind deadlock, or nothing where it does not tell who waits for whom. */
export function waitFor(finding) {
  const ring = finding.ring ?? [];
  if (ring.length === 0) {
    return nothing;
  }
  const shown = ring.slice(0, MOST);
  const pool = shown.every(link => link.holder == null);
  const places = pool ? column(shown) : circle(shown);
  const tone = finding.state === 'open' ? finding.verdict : '';
  return html`<section class="card waitfor"><h2>Who waits for whom${ring.length > MOST
      ? `, the first ${number(MOST)} of ${number(ring.length)}` : ''}</h2>
    <div class="drawing" tabindex="0" role="group" aria-label="Drawing of who waits for whom">
      <svg width=${places.width} height=${places.height} viewBox=${`0 0 ${places.width} ${places.height}`}>
        ${shown.map((link, i) => arrow(link, i, places, tone))}
        ${shown.map((link, i) => box(link, places.at[i]))}
        ${pool ? queue(places.queue) : nothing}
      </svg>
    </div>
    <ol class="unseen">${shown.map(link => html`<li>${taskWords(link.task)} waits for ${link.what}</li>`)}</ol>
  </section>`;
}

/** Two stand beside each other, more around a circle; one alone waits for itself. */
function circle(links) {
  const count = links.length;
  const radiusX = count < 3 ? (WIDE + 250) / 2 : Math.max(330, count * 62);
  const radiusY = count < 3 ? 0 : Math.max(120, count * 34);
  const centre = { x: radiusX + WIDE / 2 + MARGIN, y: radiusY + HEIGHT / 2 + MARGIN + (count < 3 ? 56 : 24) };
  const at = links.map((_, i) => {
    const turn = count < 3 ? Math.PI * (i + 1) : (2 * Math.PI * i) / count - Math.PI / 2;
    return { x: count === 1 ? MARGIN + 40 : centre.x + radiusX * Math.cos(turn) - WIDE / 2, y: centre.y + radiusY * Math.sin(turn) - HEIGHT / 2 };
  });
  return { at, width: count === 1 ? WIDE + 420 : 2 * centre.x, height: 2 * centre.y };
}

function column(links) {
  const height = links.length * (HEIGHT + 14) + 2 * MARGIN;
  const at = links.map((_, i) => ({ x: MARGIN, y: MARGIN + i * (HEIGHT + 14) }));
  return { at, queue: { x: MARGIN + WIDE + 240, y: height / 2 - HEIGHT / 2 }, width: 2 * WIDE + 240 + 2 * MARGIN, height };
}

function box({ task, site, operation }, at) {
  return svg`<g transform=${`translate(${at.x} ${at.y})`}><title>${`${taskWords(task)}, in ${operation}() at ${site}`}</title>
    <rect class="box" width=${WIDE} height=${HEIGHT} rx="8"></rect>
    <text x="12" y="19">${cut(taskWords(task))}</text>
    <text class="mono" x="12" y="37">${cut(`${operation}() at ${brief(site)}`)}</text>
    <text class="waiting" x="12" y="54">${`waits for ${duration(task.sinceMillis)}`}</text></g>`;
}

function queue(at) {
  return svg`<g class="queue" transform=${`translate(${at.x} ${at.y})`}>
    <rect class="box" width=${WIDE} height=${HEIGHT} rx="31"></rect>
    <text x="26" y="29">the pool's own queue,</text><text x="26" y="46">which only they would serve</text></g>`;
}

function arrow(link, i, places, tone) {
  const from = places.at[i];
  const next = places.queue ?? places.at[(i + 1) % places.at.length];
  const count = places.at.length;
  const path = places.queue || count > 2 ? straight(from, next) : count === 2 ? bow(from, next, i) : loop(from);
  const words = wrapped(holds(link));
  return svg`<g><path class=${`ring ${tone}`} d=${path.d}></path>
    <path class=${`tip ${tone}`} d="M0 0l-10 -5v10z" transform=${`translate(${path.x} ${path.y}) rotate(${path.turn})`}></path>
    ${places.queue && i > 0 ? nothing : words.map((line, j) => svg`<text class="halo" text-anchor="middle"
      x=${path.labelX} y=${path.labelY + j * 15 - (words.length - 1) * 7}>${line}</text>`)}</g>`;
}

/** What is held, without naming the holder again: the arrow ends at it. */
function holds({ what, reason }) {
  return reason === 'queue' ? 'a task that stands there' : what.replace(PACKAGES, '').replace(/ that (?:virtual )?thread .* (holds(?: to read)?|runs)$/, ' it $1');
}

/** From edge to edge of two boxes, by the line between their middles. */
function straight(from, to) {
  const a = { x: from.x + WIDE / 2, y: from.y + HEIGHT / 2 };
  const b = { x: to.x + WIDE / 2, y: to.y + HEIGHT / 2 };
  const start = border(a, b);
  const end = border(b, a);
  return {
    d: `M${start.x} ${start.y}L${end.x} ${end.y}`, x: end.x, y: end.y,
    turn: (Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI,
    labelX: (start.x + end.x) / 2, labelY: (start.y + end.y) / 2 + 4,
  };
}

function border(middle, towards) {
  const dx = towards.x - middle.x;
  const dy = towards.y - middle.y;
  const scale = Math.min(WIDE / 2 / Math.max(1e-6, Math.abs(dx)), HEIGHT / 2 / Math.max(1e-6, Math.abs(dy)));
  return { x: middle.x + dx * scale, y: middle.y + dy * scale };
}

/** There above, and back below. */
function bow(from, to, i) {
  const up = i === 0 ? -1 : 1;
  const rightwards = to.x > from.x;
  const y = from.y + HEIGHT / 2 + up * 16;
  const x1 = rightwards ? from.x + WIDE : from.x;
  const x2 = rightwards ? to.x : to.x + WIDE;
  const high = y + up * 56;
  return {
    d: `M${x1} ${y}C${x1 + (x2 - x1) * 0.3} ${high} ${x2 - (x2 - x1) * 0.3} ${high} ${x2} ${y}`, x: x2, y,
    turn: (Math.atan2(y - high, (x2 - x1) * 0.3) * 180) / Math.PI,
    labelX: (x1 + x2) / 2, labelY: y + up * 50 + (up < 0 ? 0 : 10),
  };
}

function loop(at) {
  const x = at.x + WIDE;
  const y = at.y + HEIGHT / 2;
  return { d: `M${x} ${y - 14}C${x + 110} ${y - 70} ${x + 110} ${y + 70} ${x} ${y + 14}`, x, y: y + 14, turn: 153, labelX: x + 180, labelY: y + 4 };
}

function wrapped(text) {
  const lines = [''];
  text.split(' ').forEach(word => {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length > LABEL && lines.at(-1) !== '') {
      lines.push(word);
    } else {
      lines[lines.length - 1] = longer;
    }
  });
  return lines.slice(0, 3).map(line => (line.length > LABEL + 8 ? `${line.slice(0, LABEL + 7)}…` : line));
}

function taskWords({ id, name, virtual }) {
  return `${virtual ? 'virtual thread' : 'thread'} ${name ? `"${name}"` : `#${id}`}`;
}

function cut(text) {
  return text.length <= CHARS ? text : `${text.slice(0, CHARS - 1)}…`;
}
