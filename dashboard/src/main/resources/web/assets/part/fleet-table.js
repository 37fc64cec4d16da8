/** JVMs as a table, grouped by application. */
import { html, nothing, repeat } from '../webjars.js';
import { bytes, counted, number, unknown } from './format.js';
import { coverage, jvmAddress, serviceAddress, state, uptime } from './jvm-words.js';
import { severity, tally, verdicts } from './verdict.js';
import { hasAll } from './words.js';

const MOST_OF_A_NAME = 12;
const MOST_NAMES = 40;
const COLUMNS = ['JVM', 'State', 'JDK', 'Version', 'Up', 'Live tasks', 'Waiting', 'RSS', 'Open findings', 'Agent'];
const FIGURES = new Set(['Up', 'Live tasks', 'Waiting', 'RSS']);

/** `named` says whether the names of applications head their JVMs; `kept` has the page's `unfolded` and `chosen`. */
export function fleetTable(groups, named, kept, changed) {
  return html`<div class="card flush">
    <table class="fleet stacking">
      <caption class="unseen">JVMs by application</caption>
      <colgroup>${COLUMNS.map(name => html`<col class="c-${name.toLowerCase().replace(' ', '-')}">`)}</colgroup>
      <thead><tr>${COLUMNS.map(name => html`
        <th scope="col" class=${FIGURES.has(name) ? 'num' : ''}>${name}</th>`)}</tr></thead>
      ${repeat(kept.unfolded.some('names', groups, MOST_NAMES), group => group.name, group => body(group, named, kept, changed))}
    </table>
    ${kept.unfolded.more('names', groups, MOST_NAMES, changed)}
  </div>`;
}

/** Applications with a live JVM first, then the worse off, then by name; within one, the youngest first. */
export function groupedByName(jvms) {
  const groups = new Map();
  for (const jvm of jvms) {
    const group = groups.get(jvm.name) ?? [];
    group.push(jvm);
    groups.set(jvm.name, group);
  }
  return [...groups]
    .map(([name, members]) => ({
      name,
      jvms: members.sort((a, b) => rank(a) - rank(b) || b.started.localeCompare(a.started)),
      live: members.filter(jvm => jvm.state === 'live').length,
      severity: Math.max(...members.map(jvm => severity(jvm.findings))),
    }))
    .sort((a, b) => (b.live > 0) - (a.live > 0) || b.severity - a.severity || a.name.localeCompare(b.name));
}

/** Whether a JVM has all of the words in what is told of it. */
export function matches(jvm, words) {
  if (words.length === 0) {
    return true;
  }
  const told = [jvm.name, jvm.host, `pid ${jvm.pid}`, `jdk ${jvm.jdk}`, jvm.version, jvm.state, jvm.agent,
    ...verdicts.filter(verdict => jvm.findings?.[verdict] > 0)].join(' ').toLowerCase();
  return hasAll(told, words);
}

function rank(jvm) {
  return jvm.state === 'live' ? 0 : jvm.state === 'silent' ? 1 : 2;
}

function body(group, named, kept, changed) {
  const all = `jvms of ${group.name}`;
  return html`<tbody>
    ${named
      ? html`<tr class="group"><th scope="rowgroup" colspan=${COLUMNS.length}><a href=${serviceAddress(group.name)}>${
          group.name}</a> <span class="sub">${number(group.live)} of ${counted(group.jvms.length, 'JVM')} live</span></th></tr>`
      : nothing}
    ${repeat(kept.unfolded.some(all, group.jvms, MOST_OF_A_NAME), jvm => jvm.jvm, jvm => row(jvm, kept.chosen, changed))}
    ${group.jvms.length > MOST_OF_A_NAME
      ? html`<tr><td colspan=${COLUMNS.length}>${kept.unfolded.more(all, group.jvms, MOST_OF_A_NAME, changed)}</td></tr>`
      : nothing}
  </tbody>`;
}

function row(jvm, chosen, changed) {
  const who = `${jvm.host}, pid ${jvm.pid}`;
  const choose = () => {
    chosen.toggle(jvm.jvm);
    changed();
  };
  return html`<tr class="row ${jvm.state === 'ended' ? 'past' : ''}">
    <td class="who"><div class="pick"><input type="checkbox" class="above" .checked=${chosen.has(jvm.jvm)} @change=${choose}
      aria-label="Compare ${jvm.name}, ${who}"><a class="whole" href=${jvmAddress(jvm)}>${who}</a></div></td>
    <td data-label="State">${state(jvm)}</td>
    <td data-label="JDK">${jvm.jdk}</td>
    <td data-label="Version">${jvm.version ?? unknown}</td>
    <td data-label="Up" class="num">${uptime(jvm)}</td>
    <td data-label="Live tasks" class="num">${number(jvm.tasks?.live)}</td>
    <td data-label="Waiting" class="num">${number(jvm.tasks?.waiting)}</td>
    <td data-label="RSS" class="num">${bytes(jvm.memory?.rssBytes)}</td>
    <td data-label="Open findings">${tally(jvm.findings, jvm.refuted)}</td>
    <td data-label="Agent">${coverage(jvm.health)}</td>
  </tr>`;
}
