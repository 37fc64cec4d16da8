/** The charts of a JVM: live tasks by spawn site, spawned and ended, memory. */
import { html } from '../webjars.js';
import './chart.js';
import { bytes, number, rate, short } from './format.js';
import { brief } from './place.js';
import { colour } from './verdict.js';

const FEWEST_SHARE = 0.02;
const CALM = ['--calm-1', '--calm-2', '--calm-3', '--calm-4'];

/** Models are kept while the series is the same, so that a tick of the clock draws nothing anew. */
export function charts(series, snapshot, findings, kept) {
  const suspects = new Map(findings.toReversed().map(finding => [finding.spawn?.site, colour(finding)]));
  const tints = [...suspects.values()].join();
  if (kept.charts.at !== series.at || kept.charts.tints !== tints) {
    kept.charts = {
      at: series.at,
      tints,
      sites: sitesModel(series, suspects),
      turnover: turnoverModel(series),
      memory: memoryModel(series),
    };
  }
  return html`<div class="grid charts">
    <section class="card"><h2>Live tasks by spawn site <b>${number(snapshot.tasks.live)}</b></h2>
      <line-chart class="sites" .model=${kept.charts.sites}></line-chart></section>
    <section class="card"><h2>Spawned and ended, a second</h2>
      <line-chart .model=${kept.charts.turnover}></line-chart></section>
    <section class="card"><h2>Memory</h2>
      <line-chart .model=${kept.charts.memory}></line-chart></section>
  </div>`;
}

/**
 * Calm sites below in shades of one colour, those with a finding on top in its verdict's. Executor tasks are left out,
 * as the threads that run them are counted already; what is too thin to see is put together.
 */
function sitesModel(series, suspects) {
  const threads = series.sites.filter(site => site.form && site.form !== 'executor-task');
  const most = peak(series.live);
  const seen = threads.filter(site => suspects.has(site.site) || peak(site.live) >= most * FEWEST_SHARE);
  const rest = series.at.map((_, i) => restOf(series.live[i], seen, i));
  const lines = seen
    .map(site => siteLine(site, suspects.get(site.site)))
    .sort((a, b) => Boolean(a.colour) - Boolean(b.colour) || peak(a.values) - peak(b.values));
  if (peak(rest) > 0) {
    lines.unshift({ key: 'others', name: 'others', title: 'all other spawn sites', values: rest });
  }
  lines.filter(line => !line.colour).forEach((line, i) => {
    line.colour = CALM[i % CALM.length];
    line.ink = '--calm-text';
  });
  return model(series, lines.map(line => ({ ...line, text: number, wide: true })), {
    stacked: true,
    scale: short,
    about: 'Live tasks by spawn site',
  });
}

function siteLine(site, suspect) {
  return {
    key: `${site.form} ${site.site}`,
    name: brief(site.site),
    title: `${site.site}, ${site.form}`,
    colour: suspect,
    values: site.live,
  };
}

function restOf(live, seen, moment) {
  return live == null ? null : Math.max(0, live - seen.reduce((sum, site) => sum + (site.live[moment] ?? 0), 0));
}

function peak(values) {
  return values.reduce((most, value) => Math.max(most, value ?? 0), 0);
}

function turnoverModel(series) {
  return model(series, [
    { key: 'spawned', name: 'spawned', colour: '--put', values: series.startedPerSecond, text: rate },
    { key: 'ended', name: 'ended', colour: '--take', values: series.endedPerSecond, text: rate },
  ], { scale: short, about: 'Tasks spawned and ended a second' });
}

function memoryModel(series) {
  return model(series, [
    { key: 'rss', name: 'RSS', title: 'resident size of the process', colour: '--ink', values: series.rssBytes, text: bytes },
    { key: 'heap', name: 'heap', title: 'used heap, garbage included', colour: '--muted', values: series.heapUsedBytes, text: bytes },
  ], { scale: bytes, binary: true, about: 'Memory' });
}

function model(series, lines, { about, ...rest }) {
  const now = lines.map(line => `${line.name} ${line.text(line.values.findLast(value => value != null))}`);
  return { at: series.at, lines, summary: `${about}, now: ${now.join(', ')}`, ...rest };
}
