/** Findings that are like one: the same in other JVMs, and others at the same places in code. */
import { html, nothing } from '../webjars.js';
import { moment, number } from './format.js';
import { tags } from './handling.js';
import { findingPath, unit, verdict } from './verdict.js';

const MOST = 6;

export function similarCard(similar, unfolded, changed) {
  if (similar.length === 0) {
    return nothing;
  }
  const same = similar.filter(finding => finding.same);
  const others = similar.filter(finding => !finding.same);
  return html`<section class="card similar"><h2>Similar ones</h2>
    ${list('The same in other JVMs', same, whereabouts, 'same', unfolded, changed)}
    ${list('Others at the same places in code', others, whatElse, 'others', unfolded, changed)}
  </section>`;
}

function list(heading, findings, words, name, unfolded, changed) {
  return findings.length === 0
    ? nothing
    : html`<h3>${heading}</h3><ul class="plain likes">
        ${unfolded.some(name, findings, MOST).map(finding => html`<li>
          ${verdict(finding)} <a href=${findingPath(finding)}>${words(finding)}</a>${tags(finding)}
          <div class="sub">${number(finding.count)} ${unit(finding)}${finding.count === 1 ? '' : 's'}, last seen ${
            moment(finding.lastSeen)}${finding.same ? nothing : `, in ${finding.name}`}</div></li>`)}</ul>
      ${unfolded.more(name, findings, MOST, changed)}`;
}

function whereabouts(finding) {
  return `${finding.name}, ${finding.host}, pid ${finding.pid}${finding.version ? `, version ${finding.version}` : ''}`;
}

function whatElse(finding) {
  return finding.title;
}
