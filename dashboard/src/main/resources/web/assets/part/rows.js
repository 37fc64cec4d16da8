/** Rows that move little: an order that figures do not shake, and tables that stop after a number of rows. */
import { html, nothing } from '../webjars.js';
import { number } from './format.js';

const CLEARLY = 1.5;

/** Keeps the order in which rows were seen; a row rises only when its figure clearly exceeds the one above. */
export class StillOrder {
  #keys = [];

  /** The rows in order; `key` and `figure` tell a row's. */
  order(rows, key, figure) {
    const present = new Map(rows.map(row => [key(row), row]));
    const known = new Set(this.#keys);
    const fresh = rows.filter(row => !known.has(key(row))).sort((a, b) => figure(b) - figure(a));
    const ordered = this.#keys.filter(k => present.has(k)).map(k => present.get(k));
    for (const row of fresh) {
      const at = ordered.findIndex(other => figure(other) < figure(row));
      ordered.splice(at < 0 ? ordered.length : at, 0, row);
    }
    rise(ordered, figure);
    this.#keys = ordered.map(key);
    return ordered;
  }
}

function rise(rows, figure) {
  for (let i = 1; i < rows.length; i++) {
    const row = rows[i];
    let to = i;
    while (to > 0 && figure(row) > figure(rows[to - 1]) * CLEARLY + 1) {
      to--;
    }
    rows.splice(i, 1);
    rows.splice(to, 0, row);
  }
}

/** Which lists of a page the reader has asked to see whole. */
export class Unfolded {
  #names = new Set();

  /** The first `most` rows, or all of them where they were asked for. */
  some(name, rows, most) {
    return this.#names.has(name) ? rows : rows.slice(0, most);
  }

  /** A button that shows the rows that `some` left out, or leaves them out again. */
  more(name, rows, most, changed) {
    if (rows.length <= most) {
      return nothing;
    }
    const all = this.#names.has(name);
    const toggle = () => {
      this.#names[all ? 'delete' : 'add'](name);
      changed();
    };
    return html`<button class="more" aria-expanded=${all} @click=${toggle}>
      ${all ? 'Show fewer' : `and ${number(rows.length - most)} more`}
    </button>`;
  }
}
