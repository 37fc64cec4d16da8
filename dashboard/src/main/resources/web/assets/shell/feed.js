/**
 * The live feed of one page: server-sent events, opened again whenever they end.
 *
 * A browser keeps few connections to one server, so a hidden tab gives its own back. A feed that has been silent for
 * long asks the server whether it is still there, since a broken connection may not show by itself.
 */
const TYPES = ['jvm', 'snapshot', 'finding', 'proof'];
const RETRY_MILLIS = [300, 1000, 2000, 3000, 5000];
const SILENT_MILLIS = 15_000;

export class Feed {
  #url;
  #listener;
  #source = null;
  #failures = 0;
  #retry = 0;
  #watch = 0;
  #heardAt = 0;
  #onVisibility = () => (document.hidden ? this.#pause() : this.#open());

  /** `listener` has `opened()`, `heard(type, payload)` and `lost()`. */
  constructor(url, listener) {
    this.#url = url;
    this.#listener = listener;
  }

  start() {
    document.addEventListener('visibilitychange', this.#onVisibility);
    this.#watch = setInterval(() => this.#check(), SILENT_MILLIS / 3);
    this.#open();
  }

  stop() {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    clearInterval(this.#watch);
    this.#pause();
  }

  #open() {
    if (this.#source || document.hidden) {
      return;
    }
    clearTimeout(this.#retry);
    this.#heardAt = Date.now();
    const source = new EventSource(this.#url);
    this.#source = source;
    source.onopen = () => {
      this.#failures = 0;
      this.#heardAt = Date.now();
      this.#listener.opened();
    };
    source.onerror = () => this.#failed();
    for (const type of TYPES) {
      source.addEventListener(type, event => {
        this.#heardAt = Date.now();
        this.#listener.heard(type, JSON.parse(event.data));
      });
    }
  }

  #pause() {
    clearTimeout(this.#retry);
    this.#source?.close();
    this.#source = null;
  }

  /** One quick new try is made before contact counts as lost. */
  #failed() {
    this.#pause();
    if (this.#failures > 0) {
      this.#listener.lost();
    }
    const wait = RETRY_MILLIS[Math.min(this.#failures, RETRY_MILLIS.length - 1)];
    this.#failures++;
    this.#retry = setTimeout(() => this.#open(), wait);
  }

  async #check() {
    if (!this.#source || Date.now() - this.#heardAt < SILENT_MILLIS) {
      return;
    }
    try {
      await fetch('/health', { cache: 'no-store', signal: AbortSignal.timeout(SILENT_MILLIS / 3) });
      this.#heardAt = Date.now();
    } catch {
      this.#failed();
    }
  }
}
