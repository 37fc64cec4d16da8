/** The first page: every JVM that has spoken, grouped by application, and what is wrong in them. */
import { html, nothing } from '../webjars.js';
import { Chosen } from '../part/chosen.js';
import { gatheredTable } from '../part/finding-table.js';
import { firstSteps } from '../part/first-steps.js';
import { fleetTable, groupedByName, matches } from '../part/fleet-table.js';
import { counted, number } from '../part/format.js';
import { findingKey, gathered, openNow } from '../part/gathered.js';
import { counts } from '../part/handling.js';
import { Kept } from '../part/kept.js';
import { Unfolded } from '../part/rows.js';
import { jvmExport } from '../part/table-exports.js';
import { wordsIn } from '../part/words.js';
import { get } from '../shell/api.js';
import { learn } from '../shell/clock.js';

const MOST_FINDINGS = 15;

export class FleetPage {
  events = '/api/v1/events';
  #jvms = new Map();
  #findings = new Map();
  #kept = { unfolded: new Unfolded(), chosen: new Chosen() };
  #retention = new Kept();
  #sought;

  /** `sought` are the words that JVMs are searched for at first. */
  constructor(sought) {
    this.#sought = sought ?? '';
  }

  name() {
    return 'JVMs';
  }

  async load() {
    const [fleet, open] = await Promise.all([
      get('/api/v1/jvms'),
      get('/api/v1/findings?state=open'),
      this.#retention.load(),
    ]);
    learn(fleet.now);
    this.#jvms = new Map(fleet.jvms.map(jvm => [jvm.jvm, jvm]));
    this.#findings = new Map(open.findings.map(finding => [findingKey(finding), finding]));
  }

  hear(type, payload) {
    const jvm = this.#jvms.get(payload.jvm);
    if (type === 'jvm') {
      this.#jvms.set(payload.jvm, { ...jvm, ...payload });
    } else if (type === 'finding') {
      this.#hearFinding(payload, jvm);
    }
  }

  #hearFinding(finding, jvm) {
    if (finding.state === 'open') {
      this.#findings.set(findingKey(finding), { ...finding, name: jvm?.name ?? '' });
    } else {
      this.#findings.delete(findingKey(finding));
    }
  }

  unknown() {
    return nothing;
  }

  view(changed) {
    if (this.#jvms.size === 0) {
      return firstSteps();
    }
    const words = wordsIn(this.#sought);
    const found = [...this.#jvms.values()].filter(jvm => matches(jvm, words));
    const findings = gathered(
      [...this.#findings.values()].filter(finding => counts(finding) && this.#isOfOne(finding, words)), this.#jvms);
    const { unfolded } = this.#kept;
    return html`
      <h1 tabindex="-1">${this.#sentence(findings)}</h1>
      ${this.#search(found, changed)}
      ${found.length === 0
        ? html`<p class="sub">No JVM has all of these words in its name, host, process id, JDK, version, state or verdicts.</p>`
        : fleetTable(groupedByName(found), true, this.#kept, changed)}
      <p class="actions">${jvmExport(() => this.#jvms.values())}</p>
      <h2 class="outside">Open findings</h2>
      ${findings.length === 0
        ? html`<p class="sub">None. What each agent can see stands in its JVM's last column.</p>`
        : html`<div class="card flush">
            ${gatheredTable(unfolded.some('findings', findings, MOST_FINDINGS), this.#jvms)}
            ${unfolded.more('findings', findings, MOST_FINDINGS, changed)}
          </div>`}
      ${this.#retention.view()}`;
  }

  #isOfOne(finding, words) {
    const jvm = this.#jvms.get(finding.jvm);
    return words.length === 0 || (jvm && matches(jvm, words));
  }

  #search(found, changed) {
    const seek = event => {
      this.#sought = event.currentTarget.value;
      history.replaceState(history.state, '', this.#sought ? `/?q=${encodeURIComponent(this.#sought)}` : '/');
      changed();
    };
    const some = found.length < this.#jvms.size;
    return html`<div class="actions above-table" role="search">
      <input type="search" class="search" aria-label="Search JVMs" placeholder="Name, host, JDK, version, state or verdict"
        autocomplete="off" .value=${this.#sought} @input=${seek}>
      ${this.#kept.chosen.link(this.#jvms)}
      <span class="sub" role="status">${some ? `${number(found.length)} of ${counted(this.#jvms.size, 'JVM')}` : nothing}</span>
    </div>`;
  }

  #sentence(findings) {
    const inState = state => [...this.#jvms.values()].filter(jvm => jvm.state === state).length;
    const silent = inState('silent') > 0 ? `, ${number(inState('silent'))} silent` : '';
    const who = `${counted(inState('live'), 'JVM')} live${silent}`;
    const open = openNow(findings);
    return open === 0 ? `${who}: nothing found` : `${who}: ${counted(open, 'finding')} open`;
  }
}
