/** What the agent of a JVM tells of itself: what it sees and what it does not, and what it takes. */
import { html, nothing } from '../webjars.js';
import { bytes, counted, duration, number } from './format.js';

/** Closed while all is well. */
export function agentSection(health) {
  const dead = health.hooks.filter(hook => !hook.live);
  return html`<details class="card hooks" ?open=${dead.length > 0 || Boolean(health.off)}>
    <summary>What the agent sees: ${number(health.hooks.length - dead.length)} of ${
      counted(health.hooks.length, 'hook')} live, ${counted(health.dropped, 'record')} dropped, ${
      counted(health.faults, 'fault')} of its own</summary>
    ${health.off
      ? html`<p class="flaw">The agent has switched itself off ${health.off}. What is shown is the last that it saw; the
          application goes on.</p>`
      : nothing}
    <ul class="plain">
      ${dead.map(lost)}
      ${health.hooks.filter(hook => hook.live).map(hook => html`<li>${hook.name}${swallowed(hook)}</li>`)}
    </ul>
    ${health.hooks.length === 0 ? html`<p class="sub">The agent has not said which hooks it has.</p>` : nothing}
    ${takes(health)}
  </details>`;
}

function lost(hook) {
  return html`<li class="flaw"><b>${hook.name}</b> is not live${hook.cause ? html` (${hook.cause})` : nothing}${
    hook.lost ? html`: ${hook.lost}` : nothing}</li>`;
}

function swallowed(hook) {
  return hook.faults ? html` <span class="flaw">(${counted(hook.faults, 'fault')})</span>` : nothing;
}

/** Older agents tell less. */
function takes(health) {
  const { sampling } = health;
  const drops = health.drops ?? [];
  return html`<ul class="plain takes">
    <li>processor time of its own threads: ${duration(health.cpuMillis)}</li>
    ${health.tableBytes == null ? nothing : html`<li>heap that its tables hold: about ${bytes(health.tableBytes)}</li>`}
    ${sampling
      ? html`<li>a look every ${duration(sampling.censusMillis)}, the last took ${number(sampling.lookMillis)} ms</li>
          <li>of the spawns of one kind of task, one in ${number(sampling.spawnsPerStack)} is checked by a stack; ${
            number(sampling.spawnStacks)} of at most ${number(sampling.mostSpawnStacks)} stacks were taken since the look
            before</li>`
      : nothing}
    ${drops.map(drop => html`<li class="flaw">dropped: ${number(drop.count)} ${drop.what}</li>`)}
    ${health.lastFault ? html`<li class="flaw">its last fault: ${health.lastFault}</li>` : nothing}
  </ul>`;
}
