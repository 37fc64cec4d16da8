/** All findings of all JVMs, by how they are dealt with: the open ones first. */
import { html, nothing } from '../webjars.js';
import { findingExport } from '../part/table-exports.js';
import { FindingFilter, STATES } from '../part/finding-filter.js';
import { gatheredTable } from '../part/finding-table.js';
import { counted, number } from '../part/format.js';
import { findingKey, gathered, openNow } from '../part/gathered.js';
import { Unfolded } from '../part/rows.js';
import { get } from '../shell/api.js';
import { learn } from '../shell/clock.js';

const MOST = 100;

const EMPTY = {
  acknowledged: 'Nobody has acknowledged a finding that is open.',
  muted: 'No finding is muted.',
  resolved: 'No finding is called resolved.',
  refuted: 'Agents go on looking at what they have called proven; a task that goes on after all would be told of here.',
};

export class FindingsPage {
  events = '/api/v1/events';
  #filter;
  #jvms = new Map();
  #findings = new Map();
  #unfolded = new Unfolded();

  /** `query` is the query of the address: state, kind, verdict, service and q. */
  constructor(query) {
    this.#filter = new FindingFilter(query);
  }

  name() {
    return 'Findings';
  }

  async load() {
    const path = this.#asked ? `/api/v1/findings?state=${this.#asked}` : '/api/v1/findings';
    const [fleet, answer] = await Promise.all([get('/api/v1/jvms'), get(path)]);
    learn(fleet.now);
    this.#jvms = new Map(fleet.jvms.map(jvm => [jvm.jvm, jvm]));
    this.#findings = new Map(answer.findings.map(finding => [findingKey(finding), this.#placed(finding)]));
  }

  /** The state in the agents' eyes of what is on the page, or null for any. */
  get #asked() {
    return STATES[this.#filter.state].asks;
  }

  hear(type, payload) {
    if (type === 'jvm') {
      this.#jvms.set(payload.jvm, { ...this.#jvms.get(payload.jvm), ...payload });
    } else if (type === 'finding') {
      if (!this.#asked || payload.state === this.#asked) {
        this.#findings.set(findingKey(payload), this.#placed(payload));
      } else {
        this.#findings.delete(findingKey(payload));
      }
    }
  }

  #placed(finding) {
    const jvm = this.#jvms.get(finding.jvm);
    return { ...finding, name: finding.name ?? jvm?.name ?? '', host: jvm?.host };
  }

  unknown() {
    return nothing;
  }

  view(changed) {
    const all = gathered(this.#findings.values(), this.#jvms);
    const shown = this.#filter.some(all);
    return html`
      <h1 tabindex="-1">${this.#sentence(all)}</h1>
      ${this.#filter.states(all)}
      ${this.#filter.fields(all, changed)}
      ${shown.length === 0
        ? this.#silence(all)
        : html`<div class="card flush">${gatheredTable(this.#unfolded.some('all', shown, MOST), this.#jvms)}
            ${this.#unfolded.more('all', shown, MOST, changed)}</div>
          <p class="actions">${findingExport(() => this.#findings.values())}</p>`}`;
  }

  #sentence(all) {
    const here = all.filter(group => this.#filter.belongs(group.finding)).length;
    switch (this.#filter.state) {
      case 'refuted':
        return here === 0
          ? 'No finding was wrongly called proven'
          : `${counted(here, 'finding was', 'findings were')} wrongly called proven`;
      case 'acknowledged':
      case 'muted':
      case 'resolved':
        return `${counted(here, 'finding')} ${this.#filter.state}`;
      default:
        return this.#openSentence(all);
    }
  }

  #openSentence(all) {
    const open = openNow(all);
    const refuted = all.filter(group => group.finding.state === 'refuted').length;
    const sentence = open === 0 ? 'No finding is open' : `${counted(open, 'finding')} open`;
    return refuted > 0 ? `${sentence}, ${number(refuted)} refuted` : sentence;
  }

  #silence(all) {
    const here = all.filter(group => this.#filter.belongs(group.finding)).length;
    if (here > 0) {
      return html`<p class="sub">${counted(here, 'finding')} of this state, and none is like that: choose less.</p>`;
    }
    return EMPTY[this.#filter.state]
      ? html`<p class="sub">${EMPTY[this.#filter.state]}</p>`
      : html`<p class="sub">Silence is the good news, as far as the agents see:
          what each can see stands <a href="/">with its JVM</a>.</p>`;
  }
}
