/** Tasks that have waited for long without a verdict: no findings, but what a proof would judge. */
import { html, nothing, repeat } from '../webjars.js';
import { counted, duration, number, roughly } from './format.js';
import { simple, site } from './place.js';
import { canProve, proveButton } from './prove.js';

const MOST = 6;

export function waitingLong(jvm, snapshot, proofs, kept, changed) {
  const rows = kept.orders.waitingLong.order(waits(snapshot.sites), row => row.key, row => row.count);
  if (rows.length === 0) {
    return nothing;
  }
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  return html`<section class="card flush long" aria-label="Waiting long">
    <div class="head">
      <div><h2>Waiting long, and no findings: ${counted(count, 'task')}</h2>
        <p class="sub">They have waited for longer than ${duration(jvm.thresholdMillis)}, without a time-out, for others in this
          JVM. Nothing says that they wait in vain; a proof would.</p></div>
      ${canProve(jvm) ? proveButton(jvm, proofs, changed) : nothing}
    </div>
    <table class="stacking" aria-label="Waiting long">
      <colgroup><col class="c-figure"><col class="c-figure"><col><col></colgroup>
      <thead><tr><th scope="col" class="num">Tasks</th><th scope="col" class="num">Longest</th>
        <th scope="col">Wait in</th><th scope="col">Spawned at</th></tr></thead>
      <tbody>${repeat(kept.unfolded.some('waiting long', rows, MOST), row => row.key, drawn)}</tbody>
    </table>
    ${kept.unfolded.more('waiting long', rows, MOST, changed)}
  </section>`;
}

/** A worker's wait is told as that of the task it runs, where that is known. */
function waits(sites) {
  const all = sites.flatMap(spawned => spawned.waits
    .filter(wait => wait.waitingLong > 0)
    .map(wait => ({
      key: `${spawned.form} ${spawned.site} ${wait.site} ${wait.operation} ${wait.channel}`,
      form: spawned.form,
      spawn: spawned.site,
      wait,
      count: wait.waitingLong,
    })));
  const ofTasks = new Set(all.filter(row => row.form === 'executor-task').map(place));
  return all.filter(row => row.form !== 'worker' || !ofTasks.has(place(row)));
}

function place({ wait }) {
  return `${wait.site} ${wait.operation} ${wait.channel}`;
}

function drawn({ spawn, wait, count }) {
  return html`<tr>
    <td data-label="Tasks" class="num">${number(count)}</td>
    <td data-label="Longest" class="num">${roughly(wait.longestMillis)}</td>
    <td data-label="Wait in"><span class="mono" title=${wait.channel ?? ''}>${
      wait.channel ? `${simple(wait.channel)}.` : ''}${wait.operation}()</span> at ${site(wait.site)}</td>
    <td data-label="Spawned at">${site(spawn)}</td>
  </tr>`;
}
