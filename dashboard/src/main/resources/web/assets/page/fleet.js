/** The first page: every JVM that has spoken, grouped by application, and what is wrong in them. */
import { html, nothing, repeat } from '../webjars.js';
import { copyButton } from '../part/copy.js';
import { gatheredTable } from '../part/finding-table.js';
import { bytes, counted, number, unknown } from '../part/format.js';
import { gathered, openNow } from '../part/gathered.js';
import { coverage, jvmAddress, state, uptime } from '../part/jvm-words.js';
import { Kept } from '../part/kept.js';
import { Unfolded } from '../part/rows.js';
import { jvmExport } from '../part/table-exports.js';
import { severity, tally } from '../part/verdict.js';
import { get } from '../shell/api.js';
import { learn } from '../shell/clock.js';

const MOST_OF_A_NAME = 12;
const MOST_FINDINGS = 15;
const COLUMNS = ['JVM', 'State', 'JDK', 'Version', 'Up', 'Live tasks', 'Waiting', 'RSS', 'Open findings', 'Agent'];
const FIGURES = new Set(['Up', 'Live tasks', 'Waiting', 'RSS']);

export class FleetPage {
  events = '/api/v1/events';
  #jvms = new Map();
  #findings = new Map();
  #unfolded = new Unfolded();
  #kept = new Kept();

  name() {
    return 'JVMs';
  }

  async load() {
    const [fleet, open] = await Promise.all([
      get('/api/v1/jvms'),
      get('/api/v1/findings?state=open'),
      this.#kept.load(),
    ]);
    learn(fleet.now);
    this.#jvms = new Map(fleet.jvms.map(jvm => [jvm.jvm, jvm]));
    this.#findings = new Map(open.findings.map(finding => [key(finding), finding]));
  }

  hear(type, payload) {
    const jvm = this.#jvms.get(payload.jvm);
    if (type === 'jvm') {
      this.#jvms.set(payload.jvm, { ...jvm, ...payload });
    } else if (type === 'finding') {
      this.#hearFinding(payload, jvm);
    }
  }

  #hearFinding(finding, jvm) {
    if (finding.state === 'open') {
      this.#findings.set(key(finding), { ...finding, name: jvm?.name ?? '' });
    } else {
      this.#findings.delete(key(finding));
    }
  }

  unknown() {
    return nothing;
  }

  view(changed) {
    if (this.#jvms.size === 0) {
      return nobody();
    }
    const findings = gathered(this.#findings.values(), this.#jvms);
    return html`
      <h1 tabindex="-1">${this.#sentence(findings)}</h1>
      <div class="card flush">
        <table class="fleet stacking">
          <caption class="unseen">JVMs by application</caption>
          <colgroup>${COLUMNS.map(name => html`<col class="c-${name.toLowerCase().replace(' ', '-')}">`)}</colgroup>
          <thead><tr>${COLUMNS.map(name => html`
            <th scope="col" class=${FIGURES.has(name) ? 'num' : ''}>${name}</th>`)}</tr></thead>
          ${repeat(this.#groups(), group => group.name, group => this.#group(group, changed))}
        </table>
      </div>
      <p class="actions">${jvmExport(() => this.#jvms.values())}</p>
      <h2 class="outside">Open findings</h2>
      ${findings.length === 0
        ? html`<p class="sub">None. What each agent can see stands in its JVM's last column.</p>`
        : html`<div class="card flush">
            ${gatheredTable(this.#unfolded.some('findings', findings, MOST_FINDINGS), this.#jvms)}
            ${this.#unfolded.more('findings', findings, MOST_FINDINGS, changed)}
          </div>`}
      ${this.#kept.view()}`;
  }

  #sentence(findings) {
    const inState = state => [...this.#jvms.values()].filter(jvm => jvm.state === state).length;
    const silent = inState('silent') > 0 ? `, ${number(inState('silent'))} silent` : '';
    const who = `${counted(inState('live'), 'JVM')} live${silent}`;
    const open = openNow(findings);
    return open === 0 ? `${who}: nothing found` : `${who}: ${counted(open, 'finding')} open`;
  }

  /** Applications with a live JVM first, then the worse off, then by name; within one, the youngest first. */
  #groups() {
    return [...groupedByName(this.#jvms.values())]
      .map(([name, jvms]) => ({
        name,
        jvms: jvms.sort((a, b) => rank(a) - rank(b) || b.started.localeCompare(a.started)),
        live: jvms.filter(jvm => jvm.state === 'live').length,
        severity: Math.max(...jvms.map(jvm => severity(jvm.findings))),
      }))
      .sort((a, b) => (b.live > 0) - (a.live > 0) || b.severity - a.severity || a.name.localeCompare(b.name));
  }

  #group(group, changed) {
    const all = `jvms of ${group.name}`;
    return html`<tbody>
      <tr class="group"><th scope="rowgroup" colspan=${COLUMNS.length}>${group.name}
        <span class="sub">${number(group.live)} of ${counted(group.jvms.length, 'JVM')} live</span></th></tr>
      ${repeat(this.#unfolded.some(all, group.jvms, MOST_OF_A_NAME), jvm => jvm.jvm, row)}
      ${group.jvms.length > MOST_OF_A_NAME
        ? html`<tr><td colspan=${COLUMNS.length}>
            ${this.#unfolded.more(all, group.jvms, MOST_OF_A_NAME, changed)}</td></tr>`
        : nothing}
    </tbody>`;
  }
}

function key(finding) {
  return `${finding.jvm} ${finding.signature}`;
}

function rank(jvm) {
  return jvm.state === 'live' ? 0 : jvm.state === 'silent' ? 1 : 2;
}

function groupedByName(jvms) {
  const groups = new Map();
  for (const jvm of jvms) {
    groups.set(jvm.name, [...(groups.get(jvm.name) ?? []), jvm]);
  }
  return groups;
}

function row(jvm) {
  return html`<tr class="row ${jvm.state === 'ended' ? 'past' : ''}">
    <td class="who"><a class="whole" href=${jvmAddress(jvm)}>${jvm.host}, pid ${jvm.pid}</a></td>
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

function nobody() {
  const command = `java -javaagent:stranded-agent.jar=dashboard=${location.origin},name=shop -jar shop.jar`;
  return html`
    <h1 tabindex="-1">No JVM has spoken yet</h1>
    <p>Start a program with the agent, and it appears here within a second or two. JDK 17 and newer; nothing in the
      program has to change.</p>
    <div class="command"><pre tabindex="0">${command}</pre>${copyButton('Copy', () => command)}</div>
    <p class="sub">Put your own paths and the application's name in place of these. A wait is worth a look after 60 s; to be
      told sooner, add <code>,threshold=5s</code> after the name.</p>`;
}
