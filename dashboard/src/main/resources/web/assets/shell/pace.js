/**
 * When the page is drawn: what the reader does shows with the next frame, and what is heard no more often than leaves
 * the reader most of the time.
 */
const REST = 3;
const LONGEST_REST_MILLIS = 500;

export class Pace {
  #draw;
  #scheduled = false;
  #waiting = 0;
  #restUntil = 0;

  constructor(draw) {
    this.#draw = draw;
  }

  /** Draws with the next frame. */
  soon = () => {
    if (!this.#scheduled) {
      this.#scheduled = true;
      requestAnimationFrame(() => this.#now());
    }
  };

  /** Draws with the next frame, or when it has rested as many times as long as it drew last. */
  heard = () => {
    const rest = this.#restUntil - performance.now();
    if (rest <= 0) {
      this.soon();
    } else {
      this.#waiting ||= setTimeout(() => {
        this.#waiting = 0;
        this.soon();
      }, rest);
    }
  };

  #now() {
    this.#scheduled = false;
    const begin = performance.now();
    this.#draw();
    const end = performance.now();
    this.#restUntil = end + Math.min(LONGEST_REST_MILLIS, REST * (end - begin));
  }
}
