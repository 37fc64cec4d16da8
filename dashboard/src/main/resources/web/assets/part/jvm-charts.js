/** The charts of a JVM or of an application: what lives, what waits, what lies in channels, what comes and goes, memory. */
import { html, nothing } from '../webjars.js';
import './chart.js';
import { models } from './chart-models.js';
import { number } from './format.js';
import { marked } from './moments.js';
import { colour } from './verdict.js';
import { zoomBar } from './zoom.js';

/**
 * Models are kept in `kept` while the series is the same, so that a tick of the clock draws nothing anew; `tasks` are the
 * newest totals, `more` stands in the bar that chooses what span is shown.
 */
export function charts(series, { tasks, findings, moments, more }, kept) {
  const tints = findings.map(colour).join();
  const told = moments.length;
  if (kept.charts.at !== series.at || kept.charts.tints !== tints || kept.charts.told !== told) {
    kept.charts = { at: series.at, tints, told, ...withMarks(models(series, findings), moments) };
  }
  const { sites, waits, depths, turnover, memory } = kept.charts;
  const { zoom } = kept;
  return html`${zoomBar(zoom, more)}
    <div class="grid charts">
      <section class="card half"><h2>Live tasks by spawn site <b>${number(tasks?.live)}</b></h2>
        <line-chart class="sites" .zoom=${zoom} .model=${sites}></line-chart></section>
      <section class="card half"><h2>Waiting tasks by what they wait on <b>${number(tasks?.waiting)}</b></h2>
        <line-chart class="sites" .zoom=${zoom} .model=${waits}></line-chart></section>
      <section class="card"><h2>Elements in the longest channels${
          depths.lines.length === 0 ? html` <b>none holds any</b>` : nothing}</h2>
        <line-chart class="depths" .zoom=${zoom} .model=${depths}></line-chart></section>
      <section class="card"><h2>Spawned and ended, a second</h2>
        <line-chart .zoom=${zoom} .model=${turnover}></line-chart></section>
      <section class="card"><h2>Memory</h2>
        <line-chart .zoom=${zoom} .model=${memory}></line-chart></section>
    </div>`;
}

/** All charts mark what happened; the words stand in the first alone. */
function withMarks(charts, moments) {
  const { marks, from } = marked(moments, charts.sites.at);
  const silent = marks.map(mark => ({ ...mark, label: '' }));
  return Object.fromEntries(Object.entries(charts).map(([name, chart]) =>
    [name, { ...chart, from, marks: name === 'sites' ? marks : silent }]));
}
