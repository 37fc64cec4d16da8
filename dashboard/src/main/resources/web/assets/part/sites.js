/** A JVM's spawn sites: how many tasks of each live, wait, were started and ended, how, and where the waiting ones wait. */
import { html, nothing, repeat } from '../webjars.js';
import { exportButtons } from './export.js';
import { number, rate, roughly } from './format.js';
import { isJdk, simple, site } from './place.js';
import { findingPath, verdict } from './verdict.js';

const MOST = 12;
const MOST_WAITS = 2;
const FORMS = {
  'platform-thread': 'platform threads',
  'virtual-thread': 'virtual threads',
  worker: 'workers of an executor',
  'executor-task': 'executor tasks',
};

const COLUMNS = [
  ['spawned at', spawned => spawned.site],
  ['form', spawned => spawned.form],
  ['live', spawned => spawned.live],
  ['waiting', spawned => spawned.waiting],
  ['started', spawned => spawned.started],
  ['ended', spawned => spawned.ended],
  ['failed', spawned => spawned.failed],
  ['cancelled', spawned => spawned.cancelled],
  ['interrupted', spawned => spawned.interrupted],
  ['collected', spawned => spawned.collected],
];

/** What is meant where a spawn site is marked so. */
export const INFERRED =
  'Taken from the class of the task: stacks are taken of some spawns only, and these were spawned by the same class.';

export function siteTable(snapshot, findings, kept, changed) {
  const rates = ratesOf(snapshot, kept);
  const sites = kept.orders.sites.order(snapshot.sites, key, row => row.live);
  return html`<section class="card flush"><div class="head"><h2>Spawn sites</h2>
      ${exportButtons('spawn-sites', COLUMNS, () => snapshot.sites)}</div>
    ${sites.length === 0
      ? html`<p class="quiet">No task of the application is alive, and none has failed.</p>`
      : html`<table class="sites stacking" aria-label="Spawn sites">
          <colgroup><col class="c-site"><col class="c-figure"><col class="c-figure"><col class="c-figure">
            <col class="c-figure"><col class="c-waits"></colgroup>
          <thead><tr><th scope="col">Spawned at</th><th scope="col" class="num">Live</th>
            <th scope="col" class="num">Waiting</th><th scope="col" class="num">Started</th>
            <th scope="col" class="num">Ended</th><th scope="col">Where they wait</th></tr></thead>
          <tbody>${repeat(kept.unfolded.some('sites', sites, MOST), key, spawned => row(spawned, findings, rates))}</tbody>
        </table>`}
    ${kept.unfolded.more('sites', sites, MOST, changed)}
  </section>`;
}

function key(spawned) {
  return `${spawned.form} ${spawned.site}`;
}

/** What is started and ended a second at each site, between the last two snapshots that the page has. */
function ratesOf(snapshot, kept) {
  const { snapshot: before, rates } = kept.turnover ?? {};
  if (before !== snapshot) {
    kept.turnover = { snapshot, rates: before ? between(before, snapshot) : new Map() };
  }
  return before === snapshot ? rates : kept.turnover.rates;
}

function between(before, now) {
  const seconds = (Date.parse(now.at) - Date.parse(before.at)) / 1000;
  const known = new Map(before.sites.map(site => [key(site), site]));
  const perSecond = (site, name) => Math.max(0, site[name] - known.get(key(site))[name]) / seconds;
  return new Map(seconds > 0
    ? now.sites.filter(site => known.has(key(site))).map(site =>
      [key(site), { started: perSecond(site, 'started'), ended: perSecond(site, 'ended') }])
    : []);
}

function row(spawned, findings, rates) {
  const finding = findings.find(f => f.spawn?.site === spawned.site);
  const turnover = rates.get(key(spawned));
  return html`<tr>
    <td class="who">${site(spawned.site)}
      <div class="sub">${FORMS[spawned.form] ?? spawned.form}${spawned.library ? ', in a library' : ''}${spawned.inferred
        ? html`, <abbr title=${INFERRED}>inferred</abbr>` : nothing}
        ${finding ? html`<a href=${findingPath(finding)} title=${finding.title}>${verdict(finding)}</a>` : nothing}</div></td>
    <td data-label="Live" class="num">${number(spawned.live)}</td>
    <td data-label="Waiting" class="num">${number(spawned.waiting)}</td>
    <td data-label="Started" class="num">${number(spawned.started)}${perSecond(turnover?.started)}</td>
    <td data-label="Ended" class="num">${number(spawned.ended)}${perSecond(turnover?.ended)}${ends(spawned)}</td>
    <td data-label="Where they wait">${waits(spawned.waits)}</td>
  </tr>`;
}

function perSecond(turnover) {
  return turnover == null ? nothing : html`<div class="sub">${rate(turnover)} a second</div>`;
}

/** Of those ended, the ones that did not by themselves. */
function ends(spawned) {
  const told = ['failed', 'cancelled', 'interrupted', 'collected']
    .filter(way => spawned[way] > 0)
    .map(way => html`<div class="sub">${number(spawned[way])} ${way}</div>`);
  return told.length > 0 ? told : nothing;
}

function waits(all) {
  const left = all.slice(MOST_WAITS).reduce((sum, wait) => sum + wait.count, 0);
  return html`<ul class="plain">${all.slice(0, MOST_WAITS).map(wait => html`<li>
      <span class="num-inline">${number(wait.count)}</span> in <span class="mono" title=${wait.channel ?? ''}>${
        wait.channel ? `${simple(wait.channel)}.` : ''}${wait.operation}()</span>${isJdk(wait.site)
        ? html`<span class="sub">, idle</span>` : html` at ${site(wait.site)}`}<span class="sub">${
        wait.background ? html`, <abbr title=${wait.background}>in the background</abbr>` : nothing}${
        wait.releasedBy ? html`, <abbr title=${wait.releasedBy}>can be released</abbr>` : nothing}${
        wait.timed ? ', timed' : ''}${wait.longestMillis >= 1000 ? `, longest ${roughly(wait.longestMillis)}` : ''}</span>
    </li>`)}
    ${left > 0 ? html`<li class="sub">and ${number(left)} elsewhere</li>` : nothing}</ul>`;
}
