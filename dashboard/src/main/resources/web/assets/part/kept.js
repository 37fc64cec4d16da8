/** The foot of a page that lists much: how long and how much the dashboard keeps, and in what. */
import { html, nothing } from '../webjars.js';
import { get } from '../shell/api.js';
import { bytes, counted } from './format.js';

export class Kept {
  #kept = null;

  async load() {
    this.#kept = await get('/api/v1/kept');
  }

  view() {
    const kept = this.#kept;
    if (!kept) {
      return nothing;
    }
    return html`<p class="sub kept">What is over is kept for ${counted(kept.keepDays, 'day')}, and all together at most ${
      bytes(kept.keepBytes)}; ${bytes(kept.usedBytes)} are in use, in ${kept.kind}.</p>`;
  }
}
