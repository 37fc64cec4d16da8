/** Rows that move little: an order that figures do not shake, and tables that stop after a number of rows. */
import { html, nothing } from '../webjars.js';
import { number } from './format.js';

const CLEARLY = 1.5;
const STEP = 200;

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

/** How much of each list of a page the reader has asked to see. */
export class Unfolded {
  #shown = new Map();

  /** The first `most` rows, and as many more as were asked for. */
  some(name, rows, most) {
    return rows.slice(0, this.#shown.get(name) ?? most);
  }

  /** A button that shows more of the rows that `some` left out, so many that it stays quick, or leaves them out again. */
  more(name, rows, most, changed) {
    if (rows.length <= most) {
      return nothing;
    }
    const shown = this.#shown.get(name) ?? most;
    const all = shown >= rows.length;
    const toggle = () => {
      if (all) {
        this.#shown.delete(name);
      } else {
        this.#shown.set(name, shown + STEP);
      }
      changed();
    };
    return html`<button class="more" aria-expanded=${shown > most} @click=${toggle}>
      ${all ? 'Show fewer' : `and ${number(rows.length - shown)} more`}
    </button>`;
  }
}
