/** All findings of all JVMs: the open ones, the refuted ones, or all with those that are over. */
import { html, nothing } from '../webjars.js';
import { findingExport } from '../part/table-exports.js';
import { gatheredTable } from '../part/finding-table.js';
import { counted, number } from '../part/format.js';
import { gathered, openNow } from '../part/gathered.js';
import { Unfolded } from '../part/rows.js';
import { get } from '../shell/api.js';
import { learn } from '../shell/clock.js';

const MOST = 100;

export class FindingsPage {
  events = '/api/v1/events';
  #state;
  #jvms = new Map();
  #findings = new Map();
  #unfolded = new Unfolded();

  /** `state` is the state of the findings that are shown, or null for all. */
  constructor(state) {
    this.#state = state;
  }

  name() {
    return 'Findings';
  }

  async load() {
    const path = this.#state ? `/api/v1/findings?state=${this.#state}` : '/api/v1/findings';
    const [fleet, answer] = await Promise.all([get('/api/v1/jvms'), get(path)]);
    learn(fleet.now);
    this.#jvms = new Map(fleet.jvms.map(jvm => [jvm.jvm, jvm]));
    this.#findings = new Map(answer.findings.map(finding => [key(finding), finding]));
  }

  hear(type, payload) {
    if (type === 'jvm') {
      this.#jvms.set(payload.jvm, { ...this.#jvms.get(payload.jvm), ...payload });
    } else if (type === 'finding') {
      if (!this.#state || payload.state === this.#state) {
        this.#findings.set(key(payload), { ...payload, name: this.#jvms.get(payload.jvm)?.name ?? '' });
      } else {
        this.#findings.delete(key(payload));
      }
    }
  }

  unknown() {
    return nothing;
  }

  view(changed) {
    const findings = gathered(this.#findings.values(), this.#jvms);
    const refuted = findings.filter(group => group.finding.state === 'refuted').length;
    return html`
      <h1 tabindex="-1">${this.#sentence(openNow(findings), refuted)}</h1>
      <p class="choice">${this.#choice('/findings', 'open', 'open')}
        ${this.#choice('/findings?state=refuted', 'refuted', 'refuted')}
        ${this.#choice('/findings?state=all', 'all, with those that are over', null)}
        ${findingExport(() => this.#findings.values())}</p>
      ${findings.length === 0
        ? this.#silence()
        : html`<div class="card flush">${gatheredTable(this.#unfolded.some('all', findings, MOST), this.#jvms)}
            ${this.#unfolded.more('all', findings, MOST, changed)}</div>`}`;
  }

  #sentence(open, refuted) {
    if (this.#state === 'refuted') {
      return refuted === 0
        ? 'No finding was wrongly called proven'
        : `${counted(refuted, 'finding was', 'findings were')} wrongly called proven`;
    }
    const sentence = open === 0 ? 'No finding is open' : `${counted(open, 'finding')} open`;
    return refuted > 0 ? `${sentence}, ${number(refuted)} refuted` : sentence;
  }

  #silence() {
    return this.#state === 'refuted'
      ? html`<p class="sub">Agents go on looking at what they have called proven; a task that goes on after all would be told of
          here.</p>`
      : html`<p class="sub">Silence is the good news, as far as the agents see:
          what each can see stands <a href="/">with its JVM</a>.</p>`;
  }

  #choice(path, name, state) {
    const chosen = state === this.#state;
    return html`<a href=${path} class=${chosen ? 'on' : ''} aria-current=${chosen ? 'true' : 'false'}>${name}</a>`;
  }
}

function key(finding) {
  return `${finding.jvm} ${finding.signature}`;
}
