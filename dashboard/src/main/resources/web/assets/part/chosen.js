/** The JVMs that the reader has ticked to compare them: the newest two of them. */
import { html } from '../webjars.js';
import { compareAddress } from './comparing.js';

export class Chosen {
  #ids = [];

  has(id) {
    return this.#ids.includes(id);
  }

  toggle(id) {
    this.#ids = this.has(id) ? this.#ids.filter(other => other !== id) : [...this.#ids, id].slice(-2);
  }

  /** Says what can be chosen, or leads to the comparison, the older JVM on the left; `jvms` is a map by id. */
  link(jvms) {
    const pair = this.#ids
      .filter(id => jvms.has(id))
      .sort((a, b) => jvms.get(a).started.localeCompare(jvms.get(b).started));
    return pair.length === 2
      ? html`<a class="button" href=${compareAddress({ jvm: pair[0] }, { jvm: pair[1] })}>Compare these two</a>`
      : html`<span class="sub">${pair.length === 1 ? 'Tick another one to compare them' : 'Tick two to compare them'}</span>`;
  }
}
