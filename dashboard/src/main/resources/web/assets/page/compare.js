/** Two JVMs, or two spans of time, side by side. */
import { html, nothing } from '../webjars.js';
import { compareAddress } from '../part/comparing.js';
import { comparedFindings, figureTable, findingsOfBoth, pairedCharts, pairedModels } from '../part/compared.js';
import { clockTime, counted, number } from '../part/format.js';
import { jvmAddress, state } from '../part/jvm-words.js';
import { Unfolded } from '../part/rows.js';
import { Side } from '../part/side.js';
import { get } from '../shell/api.js';
import { learn } from '../shell/clock.js';
import { lead } from '../shell/lead.js';

const REFRESH_MILLIS = 5_000;

export class ComparePage {
  events = '/api/v1/events';
  #sides;
  #jvms = [];
  #pairs = null;
  #loadedAt = 0;
  #unfolded = new Unfolded();
  #changed = () => {};

  /** `query` names the sides, as the address of a comparison does. */
  constructor(query) {
    this.#sides = ['a', 'b'].map(name => Side.in(query, name));
  }

  name() {
    return 'Compare';
  }

  async load() {
    this.#jvms = (await get('/api/v1/jvms')).jvms;
    await this.#loadSides();
  }

  async #loadSides() {
    this.#loadedAt = Date.now();
    if (this.#isWhole()) {
      const times = await Promise.all(this.#sides.map(side => side.load()));
      learn(times[0]);
      this.#pairs = pairedModels(this.#sides);
    }
  }

  #isWhole() {
    return this.#sides.every(side => side.id !== '');
  }

  hear(type, payload) {
    const shown = this.#sides.some(side => side.id === payload.jvm);
    if (shown && Date.now() - this.#loadedAt > REFRESH_MILLIS) {
      this.#loadSides().then(this.#changed, () => {});
    }
  }

  unknown() {
    return html`<h1 tabindex="-1">One of these JVMs is not known here</h1>
      <p class="sub">It has not spoken to this dashboard, or was forgotten since. <a href="/compare">Choose two others</a>,
        or see <a href="/">all JVMs</a> that are known.</p>`;
  }

  view(changed) {
    this.#changed = changed;
    return html`
      <nav class="crumb" aria-label="Where this is"><a href="/">JVMs</a> › compare</nav>
      ${this.#pairs ? this.#both(changed) : html`<h1 tabindex="-1">Choose two JVMs to compare</h1>${this.#choice()}`}`;
  }

  #both(changed) {
    const names = this.#names();
    const compared = comparedFindings(this.#sides);
    return html`
      <h1 tabindex="-1">${sentence(compared)}</h1>
      ${this.#choice()}
      ${figureTable(this.#sides, names)}
      <h2 class="outside">Findings</h2>
      ${findingsOfBoth(compared, names, this.#unfolded, changed)}
      <h2 class="outside">Over time, on equal axes</h2>
      ${pairedCharts(this.#pairs, names)}`;
  }

  /** What tells one side from the other, in few words. */
  #names() {
    const [a, b] = this.#sides;
    if (a.id === b.id) {
      return this.#sides.map(spanOf);
    }
    const told = side => [side.jvm.name, a.jvm.name === b.jvm.name && (side.jvm.version ?? `pid ${side.jvm.pid}`)];
    const names = this.#sides.map(side => told(side).filter(Boolean).join(' '));
    return names[0] === names[1] ? this.#sides.map((side, i) => `${names[i]}, pid ${side.jvm.pid}`) : names;
  }

  #choice() {
    return html`<div class="grid pair sides">${this.#sides.map((side, i) => html`<div>
      <label>${i === 0 ? 'First' : 'Second'}
        <select @change=${event => this.#choose(i, event.currentTarget.value)}>
          <option value="" ?selected=${side.id === ''}>Choose a JVM</option>
          ${this.#jvms.map(jvm => html`<option value=${jvm.jvm} ?selected=${jvm.jvm === side.id}>${jvm.name}${
            jvm.version ? ` ${jvm.version}` : ''}, ${jvm.host}, pid ${jvm.pid}${jvm.state === 'live' ? '' : `, ${jvm.state}`}</option>`)}
        </select></label>
      ${side.jvm
        ? html`<p class="sub">${state(side.jvm)} <a href=${jvmAddress(side.jvm)}>${side.jvm.host}, pid ${side.jvm.pid}</a>, JDK
            ${side.jvm.jdk}${side.jvm.version ? `, version ${side.jvm.version}` : ''}, ${spanOf(side)}</p>`
        : nothing}</div>`)}</div>`;
  }

  #choose(index, id) {
    const sides = this.#sides.map((side, i) => (i === index ? { jvm: id } : { jvm: side.id, ...side.span }));
    lead(compareAddress(sides[0], sides[1]));
  }
}

function sentence({ first, second, both }) {
  if (first.length + second.length + both.length === 0) {
    return 'Nothing was found in either';
  }
  return `${counted(first.length, 'finding')} only in the first, ${number(second.length)} only in the second, ${
    number(both.length)} in both`;
}

function spanOf(side) {
  return side.span
    ? `${clockTime(new Date(side.span.from))} to ${clockTime(new Date(side.span.to))}`
    : 'all that is known';
}
