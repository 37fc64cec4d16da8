/** How a finding is dealt with: what operators have said of it, in a word, in a sentence, and as a history. */
import { html, nothing } from '../webjars.js';
import { duration, moment } from './format.js';
import { now } from '../shell/clock.js';

const DONE = {
  acknowledge: 'acknowledged',
  mute: 'muted',
  resolve: 'called resolved',
  reopen: 'opened again',
  'came-back': 'came back: it was seen again after it was called resolved',
  over: 'is over: what was said of it no longer holds',
  unmute: 'no longer muted: the time was over',
};
const BY_ITSELF = new Set(['came-back', 'over', 'unmute']);

/** How an open finding is dealt with: open, acknowledged, muted or resolved. */
export function handled(finding) {
  return finding.handling?.state ?? 'open';
}

/** Whether a finding holds and nobody has muted it or called it resolved. */
export function counts(finding) {
  return finding.state === 'open' && !['muted', 'resolved'].includes(handled(finding));
}

/** Whether it was seen again after it was called resolved. */
export function cameBack(finding) {
  return finding.handling?.cameBackAt != null && handled(finding) !== 'resolved';
}

/** The words that stand beside a finding in a list. */
export function tags(finding) {
  const { until } = finding.handling ?? {};
  const state = handled(finding);
  return html`${cameBack(finding) ? html` <span class="tag back">came back</span>` : nothing}
    ${state === 'open' ? nothing : html` <span class="tag ${state}">${state}${
      state === 'muted' && until ? html` until ${moment(until)}` : nothing}</span>`}`;
}

/** How the finding is dealt with, in a sentence. */
export function handlingLine(finding) {
  const { handling } = finding;
  if (!handling) {
    return nothing;
  }
  const back = cameBack(finding)
    ? html`<p class="note back" role="status"><b>Came back</b> ${moment(handling.cameBackAt)}: it was called resolved, and was
        seen again.</p>`
    : nothing;
  return html`${back}${handled(finding) === 'open' ? nothing : html`<p class="handled">
    <span class="tag ${handling.state}">${handling.state}</span> ${consequence(handling)}
    <span class="sub">by ${handling.by}, ${moment(handling.at)}</span>${
      handling.note ? html`<q>${handling.note}</q>` : nothing}</p>`}`;
}

function consequence({ state, until }) {
  if (state === 'muted') {
    const left = until ? html`until ${moment(until)}, for ${duration(Date.parse(until) - now())} more` : 'until it is over';
    return html`${left}: it is not counted, and nobody is told of it`;
  }
  return state === 'resolved'
    ? 'and open again as soon as an agent sees it again'
    : 'until it is over: nobody is told of it';
}

/** All that was done with it, the newest first. */
export function historyCard(history) {
  return history.length === 0
    ? nothing
    : html`<section class="card history"><h2>What was done</h2>
        <ol class="chain">${history.map(act => html`<li><span class="when">${moment(act.at)}</span>
          <span>${BY_ITSELF.has(act.act) ? nothing : html`<b>${act.by}</b>: `}${DONE[act.act] ?? act.act}${
            act.act === 'mute' ? html` ${act.until ? html`until ${moment(act.until)}` : 'until it is over'}` : nothing}${
            act.note ? html`<q>${act.note}</q>` : nothing}</span></li>`)}</ol>
      </section>`;
}

/** Acts that a chart may mark: those after which the count should change. */
export function actMarks(history) {
  const shown = { resolve: 'called resolved', 'came-back': 'came back' };
  return history
    .filter(act => Object.hasOwn(shown, act.act))
    .slice(0, 3)
    .map(act => ({ at: Date.parse(act.at), label: shown[act.act] }));
}
