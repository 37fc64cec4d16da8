/** The form by which a rule is made or changed. */
import { html, nothing } from '../webjars.js';

const KINDS = ['stranded-task', 'deadlock', 'unbounded-spawn', 'backlog', 'abandoned-executor', 'outlived-owner',
  'abandoned-at-exit', 'starved-carriers', 'lost-outcome', 'closed-channel-use', 'spinning-consumer'];
const VERDICTS = [['suspected', 'suspected, and surer'], ['evident', 'evident, and surer'], ['proven', 'proven']];
const FORMS = [['generic', 'JSON of its own'], ['slack', 'Slack, and what takes the same']];

/** `rule` is the one to change, or null for a new one; `save(asked)` and `leave()` are called by the buttons. */
export function alertForm(rule, refusal, save, leave) {
  return html`<form class="card alert-form" aria-label=${rule ? `Change the rule ${rule.name}` : 'New rule'}
      @submit=${event => submit(event, save)}>
    <h2>${rule ? 'Change the rule' : 'New rule'}</h2>
    <div class="fields">
      <label class="field wide">Name<input name="name" required maxlength="100" autocomplete="off" .value=${rule?.name ?? ''}></label>
      ${select('kind', 'Kind', [['', 'any'], ...KINDS.map(kind => [kind, kind])], rule?.kind ?? '')}
      ${select('verdict', 'Verdict at least', VERDICTS, rule?.verdict ?? 'evident')}
      <label class="field">Application <span class="sub">* stands for any text</span>
        <input name="service" maxlength="200" autocomplete="off" placeholder="any" .value=${rule?.service ?? ''}></label>
      <label class="field">Grows by at least <span class="sub">a minute</span>
        <input name="growth" type="number" min="1" max="1000000000" placeholder="whether it grows or not"
          .value=${rule?.growth ?? ''}></label>
      ${select('form', 'Sent as', FORMS, rule?.form ?? 'generic')}
      <label class="field wide">Address
        <input name="url" type="url" ?required=${!rule} maxlength="2000" autocomplete="off"
          placeholder=${rule ? `${rule.url}, unless you give another` : 'https://hooks.example.com/services/…'}></label>
      <label class="field">Secret <span class="sub">signs each message, may be left out</span>
        <input name="secret" type="password" maxlength="200" autocomplete="new-password"
          placeholder=${rule?.signed ? 'as it is, unless you give another' : 'none'}></label>
      <label class="field">Links lead to
        <input name="page" type="url" required maxlength="2000" autocomplete="off" .value=${rule?.page ?? location.origin}></label>
      <label class="check"><input name="enabled" type="checkbox" ?checked=${rule?.enabled ?? true}>In force</label>
      ${rule?.signed ? html`<label class="check"><input name="unsigned" type="checkbox">Without a secret from now on</label>` : nothing}
    </div>
    ${refusal ? html`<p class="note" role="alert"><b>The rule was not saved.</b> ${refusal}</p>` : nothing}
    <div class="actions"><button class="main" type="submit">Save</button>
      <button type="button" @click=${leave}>Not now</button></div>
  </form>`;
}

function select(name, label, values, chosen) {
  return html`<label class="field">${label}<select name=${name}>
    ${values.map(([value, words]) => html`<option value=${value} ?selected=${value === chosen}>${words}</option>`)}
  </select></label>`;
}

function submit(event, save) {
  event.preventDefault();
  const given = new FormData(event.currentTarget);
  const asked = { enabled: given.has('enabled') };
  for (const name of ['name', 'kind', 'verdict', 'service', 'form', 'url', 'secret', 'page']) {
    const value = String(given.get(name) ?? '').trim();
    if (value) {
      asked[name] = value;
    }
  }
  if (given.get('growth')) {
    asked.growth = Number(given.get('growth'));
  }
  if (given.has('unsigned')) {
    asked.secret = '';
  }
  save(asked);
}
