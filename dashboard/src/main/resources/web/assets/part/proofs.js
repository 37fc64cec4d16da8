/** The proofs of a JVM on its pages: what was asked for or begun, how far it is, and what came of it. */
import { post, jvmPath } from '../shell/api.js';

const OVER = new Set(['done', 'failed']);

export class Proofs {
  /** Why the last try to ask for one was refused, or null. */
  refusal = null;
  #jvm;
  #runs = [];

  /** `jvm` is the JVM's id. */
  constructor(jvm) {
    this.#jvm = jvm;
  }

  /** Those that are known, the newest first. */
  take(runs) {
    this.#runs = runs;
  }

  hear(run) {
    const known = this.#runs.findIndex(other => other.id === run.id);
    this.#runs = known < 0 ? [run, ...this.#runs] : this.#runs.with(known, run);
    this.refusal = null;
  }

  get newest() {
    return this.#runs[0];
  }

  get earlier() {
    return this.#runs.slice(1);
  }

  /** The one that is asked for or under way, if there is one. */
  get underWay() {
    return this.#runs.find(run => !OVER.has(run.stage));
  }

  /** Whether the JVM may stand still for one, and so say nothing. */
  get mayStandStill() {
    return ['given', 'dumping'].includes(this.underWay?.stage);
  }

  /** Asks the agent for one. */
  async ask(changed) {
    this.refusal = null;
    try {
      const { id } = await post(jvmPath(this.#jvm, 'prove'));
      if (!this.#runs.some(run => run.id === id)) {
        this.hear({ id, stage: 'asked', sentence: 'Asked for; the agent fetches it with its next report.' });
      }
    } catch (failure) {
      this.refusal = failure.message;
    }
    changed();
  }
}
