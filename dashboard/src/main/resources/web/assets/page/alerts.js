/** The rules by which findings are told elsewhere, and what was sent. */
import { html, nothing, repeat } from '../webjars.js';
import { mayAct } from '../part/account.js';
import { alertForm } from '../part/alert-form.js';
import { counted, duration, moment, number, unknown } from '../part/format.js';
import { get, post, put, remove } from '../shell/api.js';
import { learn, now } from '../shell/clock.js';

const RULES = '/api/v1/alerts/rules';
const AGAIN_MILLIS = 1500;

export class AlertsPage {
  events = '/api/v1/events';
  #rules = [];
  #messages = [];
  /** The id of the rule that is being changed, '' for a new one, or null. */
  #open = null;
  #refusal = null;
  #changed = () => {};
  #again = 0;

  name() {
    return 'Alerts';
  }

  async load() {
    const answer = await get('/api/v1/alerts');
    learn(answer.now);
    this.#rules = answer.rules;
    this.#messages = answer.messages;
    if (this.#messages.some(message => message.state === 'waiting')) {
      this.#lookAgain();
    }
  }

  /** A finding that changes may be told of, a little later. */
  hear(type) {
    if (type === 'finding' && this.#rules.length > 0) {
      this.#lookAgain();
    }
  }

  #lookAgain() {
    if (!this.#again) {
      this.#again = setTimeout(() => {
        this.#again = 0;
        if (location.pathname.startsWith('/alerts')) {
          this.load().then(() => this.#changed(), () => {});
        }
      }, AGAIN_MILLIS);
    }
  }

  unknown() {
    return nothing;
  }

  view(changed) {
    this.#changed = changed;
    return html`
      <h1 tabindex="-1">${this.#sentence()}</h1>
      <p class="sub">A rule tells of each finding once, until that is over; one that comes back after it was called resolved
        is told of again. Muted and acknowledged findings are not told of.</p>
      ${this.#refusal && this.#open === null
        ? html`<p class="note" role="alert"><b>Nothing was done.</b> ${this.#refusal}</p>` : nothing}
      ${this.#newRule()}
      ${repeat(this.#rules, rule => rule.id, rule => (this.#open === rule.id ? this.#form(rule) : this.#rule(rule)))}
      ${this.#log()}`;
  }

  #newRule() {
    if (!mayAct()) {
      return html`<p class="sub">Only operators may set rules.</p>`;
    }
    return this.#open === '' ? this.#form(null) : html`<div class="actions"><button class="main"
      @click=${() => this.#show('')}>New rule</button></div>`;
  }

  #sentence() {
    const live = this.#rules.filter(rule => rule.enabled).length;
    const waiting = this.#messages.filter(message => message.state === 'waiting').length;
    const words = live === 0 ? 'No rule is in force: nobody is told of findings' : `${counted(live, 'rule')} in force`;
    return waiting > 0 ? `${words}, ${counted(waiting, 'message')} to be sent` : words;
  }

  #show(id) {
    this.#open = id;
    this.#refusal = null;
    this.#changed();
  }

  #form(rule) {
    const save = asked => this.#do(() => (rule ? put(`${RULES}/${rule.id}`, asked) : post(RULES, asked)), true);
    return alertForm(rule, this.#refusal, save, () => this.#show(null));
  }

  async #do(act, closes) {
    this.#refusal = null;
    try {
      await act();
      if (closes) {
        this.#open = null;
      }
      await this.load();
    } catch (failure) {
      this.#refusal = failure.message;
    }
    this.#changed();
  }

  #rule(rule) {
    return html`<section class="card rule" aria-label=${`Rule ${rule.name}`}>
      <h2>${rule.name}${rule.enabled ? nothing : html` <span class="tag muted">not in force</span>`}</h2>
      <p>${about(rule)}</p>
      <p class="sub">to <span class="mono">${rule.url}</span>, as ${
        rule.form === 'slack' ? 'Slack takes it' : 'JSON of its own'}${rule.signed ? ', signed' : ''}; links lead to ${rule.page}</p>
      <div class="actions" ?hidden=${!mayAct()}>
        <button @click=${() => this.#do(() => post(`${RULES}/${rule.id}/test`), false)}>Send a test</button>
        <button @click=${() => this.#show(rule.id)}>Change</button>
        <button @click=${event => event.currentTarget.nextElementSibling.showModal()}>Delete</button>
        <dialog aria-label="Delete the rule">
          <h2>Delete the rule “${rule.name}”?</h2>
          <p>What it has yet to send is given up.</p>
          <div class="actions">
            <button class="main" @click=${event => close(event) || this.#do(() => remove(`${RULES}/${rule.id}`), false)}>Delete</button>
            <button @click=${close}>Not now</button>
          </div>
        </dialog>
      </div>
    </section>`;
  }

  #log() {
    return html`<h2 class="outside">What was sent</h2>
      ${this.#messages.length === 0
        ? html`<p class="sub">Nothing yet. A test shows whether messages arrive.</p>`
        : html`<div class="card flush"><table class="messages stacking">
            <caption class="unseen">Messages, the newest first</caption>
            <colgroup><col class="c-sent"><col class="c-when"><col><col class="c-rule"><col class="c-answer"></colgroup>
            <thead><tr><th scope="col">State</th><th scope="col">Made</th><th scope="col">Message</th><th scope="col">Rule</th>
              <th scope="col">Last answer</th></tr></thead>
            <tbody>${repeat(this.#messages, message => message.id, row)}</tbody></table></div>`}`;
  }
}

function close(event) {
  event.currentTarget.closest('dialog').close();
}

/** What a rule is about, in a sentence. */
function about(rule) {
  const what = rule.kind ? `${rule.kind} findings` : 'Findings of any kind';
  const sure = { suspected: 'of any verdict', evident: 'that are evident or proven', proven: 'that are proven' }[rule.verdict];
  const grows = rule.growth ? ` and grow by ${number(rule.growth)} a minute or more` : '';
  return `${what} ${sure}${grows}, in ${rule.service ? `applications named ${rule.service}` : 'any application'}`;
}

function row(message) {
  const { service, signature, state } = message;
  const path = service ? `/findings/${encodeURIComponent(signature)}?service=${encodeURIComponent(service)}` : null;
  return html`<tr class="row">
    <td data-label="State"><span class="sent ${state}">${{ waiting: 'to be sent', sent: 'sent', failed: 'given up' }[state]}</span></td>
    <td data-label="Made" class="num">${moment(message.at)}</td>
    <td class="who">${path ? html`<a class="whole" target="_self" href=${path}>${message.title}</a>` : message.title}
      <div class="sub">${service ?? 'test'}</div></td>
    <td data-label="Rule">${message.ruleName}</td>
    <td data-label="Last answer">${answer(message)}</td>
  </tr>`;
}

function answer({ state, status, said, attempts, dueAt }) {
  const tries = attempts > 1 ? html`<div class="sub">${counted(attempts, 'try', 'tries')}</div>` : nothing;
  const next = state === 'waiting' && said
    ? html`<div class="sub">again in ${duration(Date.parse(dueAt) - now())}</div>` : nothing;
  const words = [status && `HTTP ${status}`, said].filter(Boolean).join(': ');
  return html`${words || unknown}${next}${tries}`;
}
