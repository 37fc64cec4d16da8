/** The log of what operators did and who came in, the newest first. */
import { html, nothing, repeat } from '../webjars.js';
import { counted, moment } from '../part/format.js';
import { Unfolded } from '../part/rows.js';
import { get, Refused } from '../shell/api.js';

const MOST = 100;
const FRESH_MILLIS = 5000;
const FIRST_REFUSAL = 400;

export class AuditPage {
  events = '/api/v1/events';
  #acts = [];
  #refusal = null;
  #loadedAt = 0;
  #unfolded = new Unfolded();

  name() {
    return 'Log';
  }

  async load() {
    this.#loadedAt = Date.now();
    try {
      this.#acts = (await get('/api/v1/audit')).acts;
      this.#refusal = null;
    } catch (failure) {
      if (!(failure instanceof Refused)) {
        throw failure;
      }
      this.#refusal = failure.message;
    }
  }

  /** Acts are no events of their own, but what they change is. */
  hear() {
    if (Date.now() - this.#loadedAt > FRESH_MILLIS) {
      this.load().catch(() => {});
    }
  }

  unknown() {
    return nothing;
  }

  view(changed) {
    if (this.#refusal) {
      return html`<h1 tabindex="-1">The log is for operators</h1><p class="sub">${this.#refusal}</p>`;
    }
    const acts = this.#acts;
    return html`
      <h1 tabindex="-1">${acts.length === 0 ? 'Nobody has changed anything yet' : `The last ${counted(acts.length, 'act')}`}</h1>
      <p class="sub">What operators change, logins, and changes of the tokens; kept to the newest 10,000.</p>
      ${acts.length === 0
        ? nothing
        : html`<div class="card flush">${table(this.#unfolded.some('acts', acts, MOST))}
            ${this.#unfolded.more('acts', acts, MOST, changed)}</div>`}`;
  }
}

function table(acts) {
  return html`<table class="acts stacking">
    <caption class="unseen">Acts, the newest first</caption>
    <colgroup><col class="c-since"><col class="c-where"><col><col class="c-count"><col class="c-since"></colgroup>
    <thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th>
      <th scope="col">Outcome</th><th scope="col">From</th></tr></thead>
    <tbody>${repeat(acts, (act, i) => `${act.at} ${acts.length - i}`, row)}</tbody>
  </table>`;
}

function row(act) {
  return html`<tr>
    <td>${moment(act.at)}</td>
    <td data-label="Who">${act.who}${act.role ? html`<div class="sub">${act.role}</div>` : nothing}</td>
    <td data-label="What" class=${act.what.includes('/') ? 'mono' : ''}>${act.what}</td>
    <td data-label="Outcome">${act.status >= FIRST_REFUSAL
      ? html`<span class="refused">refused (${act.status})</span>`
      : 'done'}</td>
    <td data-label="From" class="mono">${act.address}</td>
  </tr>`;
}
