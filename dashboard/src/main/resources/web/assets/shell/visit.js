/**
 * One page being looked at: it is loaded, then kept up to date by the feed; when contact is lost it stays as it was,
 * and is loaded anew when contact is back.
 *
 * A page has `events` (the feed's URL), `load()`, `hear(type, payload)` and the templates `view()` and `unknown()`.
 */
import { Unknown } from './api.js';
import { Feed } from './feed.js';

const RETRY_MILLIS = 3000;
const LOST = 'Lost contact with the dashboard';

export class Visit {
  /** `loading`, `ready` or `unknown`. */
  phase = 'loading';
  /** Why contact is lost, or null. */
  trouble = null;
  /** When what is shown was known. */
  knownAt = null;

  #page;
  #changed;
  #feed;
  #heard = [];
  #loads = 0;
  #retry = 0;
  #closed = false;

  constructor(page, changed) {
    this.#page = page;
    this.#changed = changed;
    this.#feed = new Feed(page.events, {
      opened: () => this.#load(),
      heard: (type, payload) => this.#hear(type, payload),
      lost: () => this.#lose(LOST),
    });
    this.#feed.start();
    this.#load();
  }

  get page() {
    return this.#page;
  }

  close() {
    this.#closed = true;
    this.#feed.stop();
    clearTimeout(this.#retry);
  }

  async #load() {
    clearTimeout(this.#retry);
    const load = ++this.#loads;
    try {
      await this.#page.load();
      if (load === this.#loads && !this.#closed) {
        this.#loaded('ready');
      }
    } catch (failure) {
      if (load !== this.#loads || this.#closed) {
        return;
      }
      if (failure instanceof Unknown) {
        this.#loaded('unknown');
      } else {
        this.#lose(failure.message);
        this.#retry = setTimeout(() => this.#load(), RETRY_MILLIS);
      }
    }
  }

  #loaded(phase) {
    this.phase = phase;
    this.trouble = null;
    this.knownAt = new Date();
    const heard = this.#heard;
    this.#heard = [];
    heard.forEach(([type, payload]) => this.#hear(type, payload));
    this.#changed();
  }

  /** What is heard before the page is loaded waits until it is. */
  #hear(type, payload) {
    if (this.phase === 'loading') {
      this.#heard.push([type, payload]);
    } else if (this.phase === 'unknown') {
      this.#load();
    } else {
      this.#page.hear(type, payload);
      this.knownAt = new Date();
      this.#changed();
    }
  }

  #lose(trouble) {
    this.trouble = trouble;
    this.#changed();
  }
}
