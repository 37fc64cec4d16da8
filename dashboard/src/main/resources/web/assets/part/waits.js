/** What the waiting tasks of a JVM wait on, as labelled bars. */
import { html, nothing, repeat } from '../webjars.js';
import { number } from './format.js';
import { colour } from './verdict.js';
import { isIdle, waitName } from './wait-words.js';

const MOST = 6;

/** Executor tasks are left out: the threads that run them are counted already. */
export function waitBars(snapshot, findings, kept) {
  const bars = new Map();
  for (const site of snapshot.sites.filter(site => site.form !== 'executor-task')) {
    site.waits.forEach(wait => add(bars, site, wait, findings));
  }
  const ordered = kept.orders.waits.order([...bars.values()], bar => bar.name, bar => bar.count);
  const most = ordered.reduce((max, bar) => Math.max(max, bar.count), 1);
  const left = ordered.slice(MOST).reduce((sum, bar) => sum + bar.count, 0);
  return html`<section class="card waits"><h2>Waiting on <b>${number(snapshot.tasks.waiting)}</b></h2>
    <ul>${repeat(ordered.slice(0, MOST), bar => bar.name, bar => html`<li>
      <span class="name" title=${bar.title}>${bar.name}</span><span class="num">${number(bar.count)}</span>
      ${fill(bar.count / most, bar.colour)}</li>`)}
    </ul>
    ${left > 0 ? html`<p class="sub">and ${number(left)} in other waits</p>` : nothing}
  </section>`;
}

function add(bars, site, wait, findings) {
  const idle = isIdle(site, wait);
  const name = waitName(wait, idle);
  const bar = bars.get(name) ?? { name, count: 0, colour: 'calm', title: wait.channel ?? wait.operation };
  bar.count += wait.count;
  const finding = findings.find(f => f.wait?.site === wait.site && f.wait.operation === wait.operation);
  if (finding && !idle) {
    bar.colour = colour(finding).slice(2);
  }
  bars.set(name, bar);
}

/** A bar filled to a share between 0 and 1; `tint` is the name of a colour. */
export function fill(share, tint) {
  const width = `${Math.min(1, Math.max(0, share)) * 100}%`;
  return html`<svg class="bar ${tint}" aria-hidden="true"><rect width=${width} height="100%"></rect></svg>`;
}
