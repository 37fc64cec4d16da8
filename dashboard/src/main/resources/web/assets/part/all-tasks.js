/**
 * Looks at every task of a JVM: the agent takes one when it is asked, and it comes with its next report.
 *
 * While it is live one is asked for every few seconds, as long as the page is drawn.
 */
import { get, jvmPath, post } from '../shell/api.js';
import { now } from '../shell/clock.js';

const EVERY_MILLIS = 5000;
const POLL_MILLIS = 400;
const PATIENCE_MILLIS = 15_000;
const FRESH_MILLIS = 20_000;

export class AllTasks {
  /** The newest look, or the one that was chosen; null before the first. */
  look = null;
  /** When the kept looks were taken, ISO-8601, the newest first. */
  looks = [];
  /** Why the last try to ask was refused, or nobody answered, or null. */
  trouble = null;
  live = false;
  #jvm;
  #askedAt = 0;
  #waits = false;

  /** `jvm` is the JVM's id. */
  constructor(jvm) {
    this.#jvm = jvm;
  }

  get waits() {
    return this.#waits;
  }

  take(answer) {
    this.looks = answer.looks;
    this.look = answer.threads ?? this.look;
  }

  /** Asks where nobody has for a while, and again and again while it is live; called when the page is drawn. */
  keepUp(mayAsk, changed) {
    if (!mayAsk || this.#waits || document.hidden) {
      return;
    }
    const since = Date.now() - this.#askedAt;
    const stale = !this.look || now() - Date.parse(this.look.at) > FRESH_MILLIS;
    if (this.live ? since >= EVERY_MILLIS : this.#askedAt === 0 && stale) {
      this.ask(changed);
    }
  }

  /** Asks for a new look and waits until it is there. */
  async ask(changed) {
    this.#askedAt = Date.now();
    this.#waits = true;
    try {
      const { newest } = await post(jvmPath(this.#jvm, 'threads'));
      await this.#arrival(newest ?? '');
      this.trouble = null;
    } catch (failure) {
      this.trouble = failure.message;
    }
    this.#waits = false;
    changed();
  }

  /** Waits for a look that is newer than the one taken then. */
  async #arrival(before) {
    const path = `${jvmPath(this.#jvm, 'threads')}?after=${encodeURIComponent(before)}`;
    while (Date.now() - this.#askedAt < PATIENCE_MILLIS) {
      const answer = await get(path);
      if (answer.threads) {
        this.take(answer);
        return;
      }
      await new Promise(resolve => setTimeout(resolve, POLL_MILLIS));
    }
    throw new Error('The agent was asked and has not answered; one of an older version does not know how.');
  }
}
