/** Which span of time the charts of a page show; all that is known, unless the reader has chosen a part of it. */
import { html, nothing } from '../webjars.js';
import { clockTime } from './format.js';

const MINUTE = 60_000;
const LASTS = [[5 * MINUTE, '5 min'], [15 * MINUTE, '15 min'], [60 * MINUTE, '1 h'], [6 * 60 * MINUTE, '6 h']];
const SHORTEST_MILLIS = 5_000;

export class Zoom {
  #last = null;
  #fixed = null;
  #charts = new Set();
  #changed;

  /** `changed` is called whenever the reader has chosen another span. */
  constructor(changed) {
    this.#changed = changed;
  }

  /** The span that is shown, given the newest moment that is known, or null for all. */
  span(newest) {
    return this.#last === null ? this.#fixed : { from: newest - this.#last, to: newest };
  }

  /** The span that the reader has marked, or null. */
  get fixed() {
    return this.#fixed;
  }

  /** The length of the span that ends with the newest moment, or null. */
  get last() {
    return this.#last;
  }

  /** Shows the span from one moment to another, both in epoch milliseconds. */
  show(from, to) {
    if (to - from >= SHORTEST_MILLIS) {
      this.#choose(null, { from: Math.round(from), to: Math.round(to) });
    }
  }

  showLast(millis) {
    this.#choose(millis, null);
  }

  showAll() {
    if (this.#last !== null || this.#fixed) {
      this.#choose(null, null);
    }
  }

  #choose(last, fixed) {
    this.#last = last;
    this.#fixed = fixed;
    this.#changed();
    this.#charts.forEach(redraw => redraw());
  }

  /** Has a chart drawn anew whenever the span is another; gives what ends that. */
  follow(redraw) {
    this.#charts.add(redraw);
    return () => this.#charts.delete(redraw);
  }
}

/** Buttons that choose a span; `more` stands beside the marked one. */
export function zoomBar(zoom, more = nothing) {
  const { fixed, last } = zoom;
  const whole = last === null && !fixed;
  const button = (name, on, press) =>
    html`<button class=${on ? 'on' : ''} aria-pressed=${on} @click=${press}>${name}</button>`;
  return html`<div class="zoom" role="group" aria-label="Time that the charts show">
    ${LASTS.map(([millis, name]) => button(name, last === millis, () => zoom.showLast(millis)))}
    ${button('All', whole, () => zoom.showAll())}
    ${fixed
      ? html`<span class="num-inline">${instant(fixed.from)} to ${instant(fixed.to)}</span> ${more}`
      : html`<span class="sub drag">Drag across a chart to look closer; a double click shows all.</span>`}
  </div>`;
}

function instant(millis) {
  const date = new Date(millis);
  return html`<time title=${date.toISOString()}>${clockTime(date)}</time>`;
}
