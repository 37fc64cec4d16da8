/** The cards of a finding's page. */
import { html, nothing } from '../webjars.js';
import './chart.js';
import { clockTime, counted, duration, moment, number, roughly, short, unknown } from './format.js';
import { actMarks, historyCard } from './handling.js';
import { often, pace } from './pace.js';
import { breakable, site } from './place.js';
import { proofCard } from './proof-card.js';
import { INFERRED } from './sites.js';
import { similarCard } from './similar.js';
import { changeCard } from './sketch.js';
import { stack } from './stack.js';
import { colour, origin, unit } from './verdict.js';

const MOST_TASKS = 10;
const MINUTE = 60_000;
const MARGIN = 1 / 30;
let drawn = { counts: null, history: null, model: null };

/**
 * `around` is what the dashboard knows besides: `counts`, with the keys at and count; `deploy`, when the version changed,
 * where that is known; `history`, what was done with the finding; `similar` ones.
 */
export function cards(finding, around, unfolded, changed) {
  const { spawn, wait, channel } = finding;
  return html`<div class="tone ${finding.state === 'open' ? finding.verdict : ''}">
    <div class="grid pair">
      ${spawn ? spawned(finding) : wait ? unknownSpawn() : nothing}
      ${wait ? blocked(wait) : nothing}
      ${finding.proof ? proofCard(finding) : nothing}
      ${why(finding.evidence)}
      <section class="card"><h2>How many over time</h2>
        <line-chart class="count" .model=${countModel(finding, around)}></line-chart></section>
      ${changeCard(finding)}
      ${channel ? channelCard(channel, finding, around.similar.length === 0) : nothing}
      ${similarCard(around.similar, unfolded, changed)}
      ${historyCard(around.history)}
    </div>
    ${finding.tasks.length > 0 ? taskCard(finding, unfolded, changed) : nothing}
  </div>`;
}

function spawned(finding) {
  const { spawn } = finding;
  const { heading, mark } = origin(finding);
  return html`<section class="card"><h2>${heading}</h2>
    ${stack(spawn, mark)}
    ${spawn.inferred ? html`<p class="sub"><b>inferred</b> ${INFERRED}</p>` : nothing}
  </section>`;
}

function unknownSpawn() {
  return html`<section class="card"><h2>Spawned at</h2>
    <p class="sub">Where they were spawned is not known: they were there before the agent, or nothing spawns them.</p>
  </section>`;
}

function blocked(wait) {
  return html`<section class="card"><h2>Blocked at${wait.longestMillis > 0 ? `, for ${duration(wait.longestMillis)} (longest)` : ''}</h2>
    ${stack(wait, `waits here, in ${wait.operation}()`)}
    <p class="sub">${wait.timed ? 'The wait has a time-out and ends by itself.' : 'The wait has no time-out.'}</p>
  </section>`;
}

/** The last that happened is what the verdict hangs on. */
function why(evidence) {
  const dated = evidence.findLastIndex(link => link.at);
  const weighs = dated < 0 ? evidence.length - 1 : dated;
  return html`<section class="card"><h2>Why</h2>
    ${evidence.length === 0
      ? html`<p class="sub">The agent gave no reasons.</p>`
      : html`<ol class="chain ${evidence.some(link => link.at) ? '' : 'untimed'}">${evidence.map((link, index) => html`<li class=${index === weighs ? 'weighs' : ''}>
          <span class="when">${link.at ? moment(link.at) : nothing}</span><span>${breakable(link.fact)}</span></li>`)}</ol>`}
  </section>`;
}

function countModel(finding, { counts, deploy, history }) {
  if (drawn.counts !== counts || drawn.history !== history) {
    const text = count => (count == null ? unknown : counted(count, unit(finding)));
    const line = { key: 'count', name: '', colour: colour(finding), values: counts.count, text, wide: true, filled: true };
    const { from, marks } = moments(finding, counts, deploy, history);
    const named = marks.map(mark => `, ${mark.label}`).join('');
    const summary = `How many over time, now ${text(counts.count.at(-1))}${named}`;
    drawn = { counts, history, model: { at: counts.at, lines: [line], scale: short, summary, from, marks } };
  }
  return drawn.model;
}

/** What the chart names, and where it begins: early enough to show what came not long before. */
function moments(finding, counts, deploy, history) {
  const seen = { at: Date.parse(finding.firstSeen), label: `first seen ${clockTime(new Date(finding.firstSeen))}` };
  const all = [seen, ...actMarks(history)];
  if (deploy) {
    all.push({ at: Date.parse(deploy.at), label: deploy.version ? `version ${deploy.version}` : 'another version' });
  }
  const first = counts.at[0] ?? all[0].at;
  const span = Math.max(MINUTE, (counts.at.at(-1) ?? first) - first);
  const marks = all.filter(mark => mark.at >= first - span);
  return { from: Math.min(first, ...marks.map(mark => mark.at)) - span * MARGIN, marks };
}

function channelCard(channel, finding, alone) {
  const size = channel.size == null ? unknown : number(channel.size);
  const capacity = channel.bounded === false ? 'unbounded' : channel.capacity == null ? unknown : number(channel.capacity);
  const { oldest, puts, takes } = pace([channel]);
  const several = finding.count > channel.waitingTakers + channel.waitingPutters && finding.kind === 'stranded-task';
  return html`<section class="card ${alone ? 'wide' : ''}"><h2>${several ? 'Channel, one of those they wait at' : 'Channel'}</h2>
    <dl>
      <dt>Type</dt><dd class="mono">${breakable(channel.type)}</dd>
      ${channel.state ? html`<dt>State</dt><dd>${breakable(channel.state.text)}</dd>` : nothing}
      ${channel.state?.owner ? html`<dt>Depends on</dt><dd>${owner(channel.state.owner)}</dd>` : nothing}
      ${channel.created || !channel.state
        ? html`<dt>Made at</dt><dd>${channel.created ? site(channel.created) : 'an unknown place'}</dd>` : nothing}
      ${channel.size != null || !channel.state ? html`<dt>Size / capacity</dt><dd>${size} / ${capacity}</dd>` : nothing}
      ${oldest == null ? nothing : html`<dt>Oldest element</dt><dd>waits for ${roughly(oldest)} at least</dd>`}
      ${oldest == null || puts == null ? nothing : html`<dt>Meanwhile</dt><dd><span class="put">${often(puts)} put</span>,
        <span class="take">${often(takes)} taken</span></dd>`}
      <dt>${channel.state ? 'Waiting' : 'Waiting to take'}</dt><dd class="take">${number(channel.waitingTakers)}</dd>
      <dt>Waiting to put</dt><dd class="put">${number(channel.waitingPutters)}</dd>
      ${channel.executor == null || channel.state
        ? nothing : html`<dt>Belongs to</dt><dd>an executor, as its work queue</dd>`}
    </dl>
  </section>`;
}

function owner(task) {
  return `${task.virtual ? 'virtual thread' : 'thread'} #${task.id}${task.name ? ` ${task.name}` : ''}${task.ended ? ', ended' : ''}`;
}

function taskCard(finding, unfolded, changed) {
  const tasks = finding.tasks;
  const told = finding.wait ? 'Waiting for' : 'Alive for';
  const untold = finding.count - tasks.length;
  return html`<section class="card flush"><h2>Tasks${untold > 0 ? `, ${number(tasks.length)} of ${number(finding.count)}` : ''}</h2>
    <table class="tasks" aria-label="Tasks">
      <colgroup><col class="c-id"><col><col class="c-kind"><col class="c-since"></colgroup>
      <thead><tr><th scope="col" class="num">Thread</th><th scope="col">Name</th><th scope="col">Kind</th>
        <th scope="col" class="num">${told}</th></tr></thead>
      <tbody>${unfolded.some('tasks', tasks, MOST_TASKS).map(task => html`<tr>
        <td class="num">#${task.id}</td>
        <td class="who">${task.name || html`<span class="sub">no name</span>`}</td>
        <td>${task.virtual ? 'virtual' : 'platform'}</td>
        <td class="num">${duration(task.sinceMillis)}</td></tr>`)}</tbody>
    </table>
    ${unfolded.more('tasks', tasks, MOST_TASKS, changed)}
    ${untold > 0 ? html`<p class="quiet">and ${number(untold)} more that the agent does not list one by one</p>` : nothing}
  </section>`;
}
