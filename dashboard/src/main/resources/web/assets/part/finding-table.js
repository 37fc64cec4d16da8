/** Findings as a table: verdict, title, how many, since when. */
import { html, nothing, repeat } from '../webjars.js';
import { counted, moment, number } from './format.js';
import { tags } from './handling.js';
import { jvmAddress } from './jvm-words.js';
import { findingPath, unit, verdict } from './verdict.js';

/** Findings of one JVM. */
export function findingTable(findings) {
  return table(findings.map(finding => ({ key: finding.signature, finding, repeats: 0, past: false })), null);
}

/** Findings of many JVMs as they were gathered; `jvms` is a map by id. */
export function gatheredTable(groups, jvms) {
  return table(groups, jvms);
}

function table(groups, jvms) {
  return html`<table class="findings stacking ${jvms ? 'of-many' : ''}">
    <caption class="unseen">Findings, worst first</caption>
    <colgroup><col class="c-verdict"><col class="c-title">${jvms ? html`<col class="c-where">` : nothing}
      <col class="c-count"><col class="c-since"></colgroup>
    <thead><tr><th scope="col">Verdict</th><th scope="col">Finding</th>
      ${jvms ? html`<th scope="col">Application</th>` : nothing}
      <th scope="col" class="num">Count</th><th scope="col" class="num">First seen</th></tr></thead>
    <tbody>${repeat(groups, group => group.key, group => row(group, jvms))}</tbody>
  </table>`;
}

function row({ finding, repeats, past }, jvms) {
  const over = finding.state !== 'open';
  const left = past && !over ? ', open when its JVM ended' : '';
  return html`<tr class="row ${(over && finding.state !== 'refuted') || past ? 'past' : ''}">
    <td>${verdict(finding)}</td>
    <td class="who"><a class="whole" href=${findingPath(finding)}>${finding.title}</a>
      <div class="sub">${finding.kind}${finding.library ? ', in a library' : ''}${left}${tags(finding)}</div></td>
    ${jvms ? html`<td data-label="Application">${whose(finding, jvms.get(finding.jvm), repeats)}</td>` : nothing}
    <td data-label="Count" class="num">${number(finding.count)}<span class="sub"> ${
      unit(finding)}${finding.count === 1 ? '' : 's'}</span></td>
    <td data-label="First seen" class="num">${moment(finding.firstSeen)}</td>
  </tr>`;
}

function whose(finding, jvm, repeats) {
  return html`<a class="above" href=${jvmAddress(finding)}>${finding.name || jvm?.name || finding.jvm}</a>
    <div class="sub">${jvm ? `${jvm.host}, pid ${jvm.pid}` : ''}${
      repeats > 0 ? `, and in ${counted(repeats, 'other JVM')}` : ''}</div>`;
}
