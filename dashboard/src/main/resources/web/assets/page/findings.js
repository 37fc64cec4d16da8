/** All findings of all JVMs: the open ones, or those that are over as well. */
import { html, nothing } from '../webjars.js';
import { gatheredTable } from '../part/finding-table.js';
import { counted } from '../part/format.js';
import { gathered, openNow } from '../part/gathered.js';
import { Unfolded } from '../part/rows.js';
import { get } from '../shell/api.js';
import { learn } from '../shell/clock.js';

const MOST = 100;

export class FindingsPage {
  events = '/api/v1/events';
  #all;
  #jvms = new Map();
  #findings = new Map();
  #unfolded = new Unfolded();

  constructor(all) {
    this.#all = all;
  }

  name() {
    return 'Findings';
  }

  async load() {
    const path = this.#all ? '/api/v1/findings' : '/api/v1/findings?state=open';
    const [fleet, answer] = await Promise.all([get('/api/v1/jvms'), get(path)]);
    learn(fleet.now);
    this.#jvms = new Map(fleet.jvms.map(jvm => [jvm.jvm, jvm]));
    this.#findings = new Map(answer.findings.map(finding => [key(finding), finding]));
  }

  hear(type, payload) {
    if (type === 'jvm') {
      this.#jvms.set(payload.jvm, { ...this.#jvms.get(payload.jvm), ...payload });
    } else if (type === 'finding') {
      if (this.#all || payload.state === 'open') {
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
    const open = openNow(findings);
    return html`
      <h1 tabindex="-1">${open === 0 ? 'No finding is open' : `${counted(open, 'finding')} open`}</h1>
      <p class="choice">${this.#choice('/findings', 'open', !this.#all)}
        ${this.#choice('/findings?state=all', 'open, resolved and withdrawn', this.#all)}</p>
      ${findings.length === 0
        ? html`<p class="sub">Silence is the good news, as far as the agents see:
            what each can see stands <a href="/">with its JVM</a>.</p>`
        : html`<div class="card flush">${gatheredTable(this.#unfolded.some('all', findings, MOST), this.#jvms)}
            ${this.#unfolded.more('all', findings, MOST, changed)}</div>`}`;
  }

  #choice(path, name, chosen) {
    return html`<a href=${path} class=${chosen ? 'on' : ''} aria-current=${chosen ? 'true' : 'false'}>${name}</a>`;
  }
}

function key(finding) {
  return `${finding.jvm} ${finding.signature}`;
}
