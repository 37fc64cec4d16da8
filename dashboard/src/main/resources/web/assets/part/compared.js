/** Two sides beside each other: their figures, their charts on equal axes, and what was found in one, the other or both. */
import { html, nothing, repeat } from '../webjars.js';
import './chart.js';
import { topOf } from './chart-models.js';
import { bytes, number, rate, unknown } from './format.js';
import { byWorst, findingPath, unit, verdict } from './verdict.js';

const SIDES = ['a', 'b'];
const CHARTS = [
  ['sites', 'Live tasks by spawn site'],
  ['waits', 'Waiting tasks by what they wait on'],
  ['depths', 'Elements in the longest channels'],
  ['turnover', 'Spawned and ended, a second'],
  ['memory', 'Memory'],
];
const FIGURES = [
  ['Most live tasks', side => side.most('live'), number],
  ['Most waiting', side => side.most('waiting'), number],
  ['Spawned a second, on average', side => side.mean('startedPerSecond'), rate],
  ['Ended a second, on average', side => side.mean('endedPerSecond'), rate],
  ['Most resident memory', side => side.most('rssBytes'), bytes],
  ['Most heap used', side => side.most('heapUsedBytes'), bytes],
  ['Tasks ended by want of memory', side => side.most('outOfMemory'), number],
];

/** Axes of both sides are equal: a chart goes as high and shows as long a time as the one beside it. */
export function pairedModels(sides) {
  const span = Math.max(...sides.map(side => side.extent.length));
  const drawn = sides.map(side => side.models());
  return Object.fromEntries(CHARTS.map(([name]) => {
    const most = Math.max(...drawn.map(models => topOf(models[name])));
    const pair = drawn.map((models, i) =>
      ({ ...models[name], most, span, from: sides[i].extent.from, group: SIDES[i] }));
    return [name, pair];
  }));
}

export function pairedCharts(pairs, names) {
  return CHARTS.map(([chart, title]) => html`<div class="grid pair compared">${pairs[chart].map((model, i) => html`
    <section class="card"><h2>${title}<span class="side">${names[i]}</span></h2>
      <line-chart class=${chart === 'turnover' || chart === 'memory' ? '' : 'depths'} .model=${model}></line-chart></section>`)}
  </div>`);
}

export function figureTable(sides, names) {
  return html`<div class="card flush"><table class="figures" aria-label="Figures of both">
    <colgroup><col class="c-figure-name"><col><col><col class="c-times"></colgroup>
    <thead><tr><th scope="col">Over the time shown</th>${names.map(name => html`<th scope="col" class="num">${name}</th>`)}
      <th scope="col" class="num">Second to first</th></tr></thead>
    <tbody>${FIGURES.map(([name, figure, text]) => {
      const [first, second] = sides.map(figure);
      return html`<tr><td>${name}</td><td class="num">${text(first)}</td><td class="num">${text(second)}</td>
        <td class="num">${times(first, second)}</td></tr>`;
    })}</tbody></table></div>`;
}

function times(first, second) {
  if (first == null || second == null) {
    return unknown;
  }
  if (first === second) {
    return html`<span class="sub">the same</span>`;
  }
  if (first === 0 || second === 0) {
    return html`<span class="sub">${first === 0 ? 'none before' : 'none any more'}</span>`;
  }
  const ratio = second / first;
  return `× ${ratio >= 10 ? number(ratio) : ratio.toFixed(ratio < 0.1 ? 3 : 1)}`;
}

/** Findings with the same signature are the same: it is made of places in the code. */
export function comparedFindings([first, second]) {
  const inFirst = new Map(first.findings.map(finding => [finding.signature, finding]));
  const inSecond = new Map(second.findings.map(finding => [finding.signature, finding]));
  const worst = findings => [...findings].sort(byWorst);
  return {
    first: worst(first.findings.filter(finding => !inSecond.has(finding.signature))),
    second: worst(second.findings.filter(finding => !inFirst.has(finding.signature))),
    both: worst(second.findings.filter(finding => inFirst.has(finding.signature))),
    inFirst,
    inSecond,
  };
}

export function findingsOfBoth(compared, names, unfolded, changed) {
  const { first, second, both } = compared;
  if (first.length + second.length + both.length === 0) {
    return html`<p class="sub">Nothing was found in either.</p>`;
  }
  return html`<div class="card flush"><table class="findings compared stacking" aria-label="Findings of both">
    <colgroup><col class="c-verdict"><col class="c-title"><col class="c-count"><col class="c-count"></colgroup>
    <thead><tr><th scope="col">Verdict</th><th scope="col">Finding</th>
      ${names.map(name => html`<th scope="col" class="num">${name}</th>`)}</tr></thead>
    ${group('Only in the first', first, compared, names, unfolded, changed)}
    ${group('Only in the second', second, compared, names, unfolded, changed)}
    ${group('In both', both, compared, names, unfolded, changed)}
  </table></div>`;
}

function group(title, findings, compared, names, unfolded, changed) {
  const most = 10;
  return findings.length === 0 ? nothing : html`<tbody>
    <tr class="group"><th scope="rowgroup" colspan="4">${title} <span class="sub">${number(findings.length)}</span></th></tr>
    ${repeat(unfolded.some(title, findings, most), finding => finding.signature, finding => html`<tr class="row">
      <td>${verdict(finding)}</td>
      <td class="who"><a class="whole" href=${findingPath(finding)}>${finding.title}</a><div class="sub">${finding.kind}</div></td>
      ${[compared.inFirst, compared.inSecond].map((found, i) => html`<td class="num" data-label=${names[i]}>${
        count(found.get(finding.signature))}</td>`)}</tr>`)}
    ${findings.length > most ? html`<tr><td colspan="4">${unfolded.more(title, findings, most, changed)}</td></tr>` : nothing}
  </tbody>`;
}

function count(finding) {
  return finding
    ? html`${number(finding.count)}<span class="sub"> ${unit(finding)}${finding.count === 1 ? '' : 's'}</span>`
    : html`<span class="sub">not found</span>`;
}
