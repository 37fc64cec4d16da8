/**
 * A JVM's executors.
 *
 * Executors of one type made at one place are shown together: an executor for each request is one row.
 */
import { html, nothing, repeat } from '../webjars.js';
import { exportButtons } from './export.js';
import { counted, number } from './format.js';
import { site, type } from './place.js';
import { fill } from './waits.js';

const MOST = 8;
const TOLD = 100;
const SUMMED = ['workers', 'active', 'maxWorkers', 'queued', 'completed'];
const NO_BOUND = 2 ** 31 - 1;

const COLUMNS = ['type', 'created', 'life', 'workers', 'active', 'maxWorkers', 'queued', 'completed']
  .map(key => [key, executor => executor[key]]);

export function executorTable(snapshot, kept, changed) {
  const groups = kept.orders.executors.order(grouped(snapshot.executors), group => group.key, g => g.workers + g.queued);
  return html`<section class="card flush"><div class="head"><h2>Executors</h2>
      ${exportButtons('executors', COLUMNS, () => snapshot.executors)}</div>
    ${groups.length === 0
      ? html`<p class="quiet">The agent sees no executor.</p>`
      : html`<table class="executors stacking" aria-label="Executors">
          <colgroup><col class="c-site"><col class="c-life"><col class="c-workers"><col class="c-figure">
            <col class="c-figure"></colgroup>
          <thead><tr><th scope="col">Executor</th><th scope="col">Life</th><th scope="col">Busy workers</th>
            <th scope="col" class="num">Queued</th><th scope="col" class="num">Completed</th></tr></thead>
          <tbody>${repeat(kept.unfolded.some('executors', groups, MOST), group => group.key, row)}</tbody>
        </table>`}
    ${kept.unfolded.more('executors', groups, MOST, changed)}
    ${snapshot.executors.length >= TOLD
      ? html`<p class="quiet">The agent tells of ${number(TOLD)} executors, there may be more.</p>` : nothing}
  </section>`;
}

function grouped(executors) {
  const groups = new Map();
  for (const executor of executors) {
    const key = `${executor.life} ${executor.type} ${executor.created ?? executor.id}`;
    const group = groups.get(key) ?? { key, first: executor, count: 0, ...Object.fromEntries(SUMMED.map(name => [name, 0])) };
    group.count++;
    SUMMED.forEach(name => (group[name] += executor[name]));
    groups.set(key, group);
  }
  return [...groups.values()];
}

function row({ first, count, workers, active, maxWorkers, queued, completed }) {
  return html`<tr class=${first.life === 'running' ? '' : 'past'}>
    <td class="who">${type(first.type)}${count > 1 ? html` <span class="sub">× ${number(count)}</span>` : nothing}
      <div class="sub">made at ${first.created ? site(first.created) : 'an unknown place'}</div></td>
    <td data-label="Life">${first.life}</td>
    <td data-label="Busy workers">${fill(workers > 0 ? active / workers : 0, 'calm')}
      <span class="num-inline">${number(active)} of ${number(workers)}</span><span class="sub">, ${
        maxWorkers >= NO_BOUND ? 'no limit' : `at most ${number(maxWorkers)}`}</span></td>
    <td data-label="Queued" class="num">${number(queued)}</td>
    <td data-label="Completed" class="num">${number(completed)}</td>
  </tr>`;
}
