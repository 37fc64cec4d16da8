/** Which findings of a list are shown: by how they are dealt with, kind, verdict, application, and words. */
import { html } from '../webjars.js';
import { number } from './format.js';
import { handled } from './handling.js';
import { verdicts } from './verdict.js';
import { hasAll, wordsIn } from './words.js';

const open = word => finding => finding.state === 'open' && handled(finding) === word;

/** The states that can be asked for: what is asked of the server, the words, and what of that belongs to it. */
export const STATES = {
  open: { asks: 'open', words: 'open', belongs: open('open') },
  acknowledged: { asks: 'open', words: 'acknowledged', belongs: open('acknowledged') },
  muted: { asks: 'open', words: 'muted', belongs: open('muted') },
  resolved: {
    asks: null,
    words: 'resolved',
    belongs: finding => finding.state === 'resolved' || handled(finding) === 'resolved',
  },
  refuted: { asks: 'refuted', words: 'refuted', belongs: finding => finding.state === 'refuted' },
  all: { asks: null, words: 'all, with those that are over', belongs: () => true },
};

const CHOICES = ['kind', 'verdict', 'service'];

export class FindingFilter {
  state;
  #chosen = {};
  #words;

  /** `query` is the query of the page's address. */
  constructor(query) {
    const state = query.get('state');
    this.state = Object.hasOwn(STATES, state ?? '') ? state : 'open';
    for (const name of CHOICES) {
      this.#chosen[name] = query.get(name) ?? '';
    }
    this.#words = query.get('q') ?? '';
  }

  /** Whether all that is of the state is shown. */
  get isWide() {
    return !this.#words.trim() && CHOICES.every(name => !this.#chosen[name]);
  }

  /** The groups of findings that are shown. */
  some(groups) {
    const words = wordsIn(this.#words);
    return groups.filter(({ finding }) =>
      this.belongs(finding) && this.#isChosen(finding) && hasAll(text(finding), words));
  }

  belongs(finding) {
    return STATES[this.state].belongs(finding);
  }

  #isChosen(finding) {
    const { kind, verdict, service } = this.#chosen;
    return (!kind || finding.kind === kind) && (!verdict || finding.verdict === verdict)
      && (!service || finding.name === service);
  }

  /** The links to each state, with the numbers that are known. */
  states(groups) {
    const known = state => STATES[state].asks === 'open' && STATES[this.state].asks !== 'refuted';
    const count = state => groups.filter(group => !group.past && STATES[state].belongs(group.finding)).length;
    return html`<nav class="choice" aria-label="Findings by state">${Object.entries(STATES).map(([state, { words }]) => {
      const here = state === this.state;
      return html`<a href=${this.#address({ state })} class=${here ? 'on' : ''} aria-current=${here ? 'true' : 'false'}>${
        words}${known(state) && count(state) > 0 ? html` <span class="num-inline">${number(count(state))}</span>` : ''}</a>`;
    })}</nav>`;
  }

  /** The fields; `changed` is called when the reader has chosen something. */
  fields(groups, changed) {
    const values = name => [...new Set([this.#chosen[name], ...groups.map(({ finding }) =>
      (name === 'service' ? finding.name : finding[name]))])].filter(Boolean).sort();
    const choose = name => event => this.#choose(() => { this.#chosen[name] = event.currentTarget.value; }, changed);
    return html`<div class="filters" role="search" aria-label="Filter findings">
      <input type="search" aria-label="Filter by words" placeholder="Words in title, place, host, note"
        .value=${this.#words} @input=${event => this.#choose(() => { this.#words = event.currentTarget.value; }, changed)}>
      ${select('Kind', 'any kind', values('kind'), this.#chosen.kind, choose('kind'))}
      ${select('Verdict', 'any verdict', verdicts, this.#chosen.verdict, choose('verdict'))}
      ${select('Application', 'any application', values('service'), this.#chosen.service, choose('service'))}
    </div>`;
  }

  /** What is chosen stands in the address, so that it can be passed on. */
  #choose(choice, changed) {
    choice();
    history.replaceState(history.state, '', this.#address({}));
    changed();
  }

  #address(change) {
    const query = new URLSearchParams();
    const all = { state: this.state, ...this.#chosen, q: this.#words.trim(), ...change };
    Object.entries(all)
      .filter(([name, value]) => value && !(name === 'state' && value === 'open'))
      .forEach(([name, value]) => query.set(name, value));
    return `/findings${query.size > 0 ? `?${query}` : ''}`;
  }
}

function select(label, any, values, chosen, choose) {
  return html`<select aria-label=${label} @change=${choose}>
    <option value="" ?selected=${!chosen}>${any}</option>
    ${values.map(value => html`<option value=${value} ?selected=${value === chosen}>${value}</option>`)}
  </select>`;
}

function text({ title, kind, signature, name, host, spawn, wait, channel, handling }) {
  return [title, kind, signature, name, host, spawn?.site, wait?.site, channel?.type, channel?.created, handling?.note]
    .filter(Boolean).join(' ').toLowerCase();
}
