/** What can be done with a finding: the buttons, each with its question, and what comes of it. */
import { html, nothing } from '../webjars.js';
import { mayAct } from './account.js';
import { handled } from './handling.js';
import { jvmPath, post } from '../shell/api.js';
import { now } from '../shell/clock.js';

const HOUR = 3_600_000;
const SPANS = [
  ['1 hour', HOUR],
  ['1 day', 24 * HOUR],
  ['1 week', 7 * 24 * HOUR],
  ['until it is over', null],
];
const OFFERED = {
  open: ['acknowledge', 'mute', 'resolve'],
  acknowledged: ['mute', 'resolve', 'reopen'],
  muted: ['reopen', 'resolve'],
  resolved: ['reopen'],
};
const QUESTIONS = {
  acknowledge: {
    label: 'Acknowledge',
    title: 'Acknowledge this finding?',
    words: 'It stays in sight and is counted, but nobody is told of it until it is over.',
  },
  mute: {
    label: 'Mute…',
    title: 'Mute this finding?',
    words: 'It is neither counted nor told of. What is known of it is kept, and stands under “muted”.',
  },
  resolve: {
    label: 'Resolve',
    title: 'Call this finding resolved?',
    words: 'When an agent sees it again, in any JVM of this application, it is open again and says that it came back.',
  },
  reopen: {
    label: 'Reopen',
    title: 'Open this finding again?',
    words: 'Whatever was said of it no longer holds: it is counted, and rules tell of it again.',
  },
};

export class Acts {
  /** Why the last act was refused, or null. */
  refusal = null;
  #path;
  #done;

  /** `done(answer)` hears what came of an act. */
  constructor(jvm, signature, done) {
    this.#path = jvmPath(jvm, 'findings', signature, 'state');
    this.#done = done;
  }

  async act(asked, changed) {
    this.refusal = null;
    try {
      this.#done(await post(this.#path, asked));
    } catch (failure) {
      this.refusal = failure.message;
    }
    changed();
  }
}

/** The buttons that make sense as the finding stands. */
export function actButtons(finding, acts, changed) {
  if (!mayAct()) {
    return [];
  }
  const state = handled(finding);
  const offered = finding.state === 'open' ? OFFERED[state] ?? [] : state === 'open' ? [] : ['reopen'];
  return offered.map(act => actButton(act, acts, changed));
}

/** Why the last act was refused. */
export function actRefusal(acts) {
  return acts.refusal ? html`<p class="note" role="alert"><b>Nothing was done.</b> ${acts.refusal}</p>` : nothing;
}

function actButton(act, acts, changed) {
  const { label, title, words } = QUESTIONS[act];
  return html`<span class="act">
    <button @click=${event => event.currentTarget.nextElementSibling.showModal()}>${label}</button>
    <dialog aria-label=${title}>
      <form @submit=${event => submit(event, act, acts, changed)}>
        <h2>${title}</h2>
        <p>${words}</p>
        ${act === 'mute' ? spans() : nothing}
        <label class="field">Note <span class="sub">why, for those who come after you</span>
          <textarea name="note" rows="3" maxlength="2000"></textarea></label>
        <div class="actions">
          <button class="main" type="submit">${label.replace('…', '')}</button>
          <button type="button" @click=${event => event.currentTarget.closest('dialog').close()}>Not now</button>
        </div>
      </form>
    </dialog>
  </span>`;
}

function spans() {
  return html`<fieldset class="spans"><legend>For how long</legend>
    ${SPANS.map(([words, millis], index) => html`<label>
      <input type="radio" name="span" value=${millis ?? ''} ?checked=${index === 0}>${words}</label>`)}
  </fieldset>`;
}

function submit(event, act, acts, changed) {
  event.preventDefault();
  const form = event.currentTarget;
  form.closest('dialog').close();
  const given = new FormData(form);
  const asked = { act };
  const note = String(given.get('note') ?? '').trim();
  if (note) {
    asked.note = note;
  }
  if (given.get('span')) {
    asked.until = new Date(now() + Number(given.get('span'))).toISOString();
  }
  form.reset();
  acts.act(asked, changed);
}
