/** One JVM: what is wrong in it, how it fares, and what lives and waits there. */
import { html, nothing } from '../webjars.js';
import { channelTable } from '../part/channels.js';
import { beforeDeploy, comparedWithBefore } from '../part/comparing.js';
import { findingTable } from '../part/finding-table.js';
import { counted, duration, number } from '../part/format.js';
import { agentSection } from '../part/agent.js';
import { executorTable } from '../part/executors.js';
import { charts } from '../part/jvm-charts.js';
import { counts } from '../part/handling.js';
import { jvmMoments } from '../part/moments.js';
import { momentList } from '../part/moment-list.js';
import { coverage, jvmAddress, lastWords, serviceAddress, state, uptime } from '../part/jvm-words.js';
import { Proofs } from '../part/proofs.js';
import { canProve, earlierProofs, newestProof, proveButton } from '../part/prove.js';
import { StillOrder, Unfolded } from '../part/rows.js';
import { Series } from '../part/series.js';
import { siteTable } from '../part/sites.js';
import { byWorst, findingPath, meaning, verdict } from '../part/verdict.js';
import { waitingLong } from '../part/waiting-long.js';
import { topology } from '../part/topology.js';
import { waitBars } from '../part/waits.js';
import { Zoom } from '../part/zoom.js';
import { get, jvmPath } from '../shell/api.js';
import { learn } from '../shell/clock.js';

const REFRESH_MILLIS = 20_000;
const POINTS = 300;
const MOST_FINDINGS = 6;

export class JvmPage {
  /** What the parts of the page keep between two drawings. */
  kept = { unfolded: new Unfolded(), orders: {}, charts: {}, zoom: new Zoom(() => this.#zoomed()) };
  #id;
  #jvm = null;
  #snapshot = null;
  #series = null;
  #part = null;
  #deploy = null;
  #changed = () => {};
  #findings = new Map();
  #proofs;
  #seriesAt = 0;

  constructor(id) {
    this.#id = id;
    this.#proofs = new Proofs(id);
    this.events = `/api/v1/events?jvm=${encodeURIComponent(id)}`;
    for (const name of ['sites', 'channels', 'executors', 'waits', 'waitingLong']) {
      this.kept.orders[name] = new StillOrder();
    }
  }

  name() {
    const worst = this.#open()[0];
    return `${worst ? `${worst.verdict}: ` : ''}${this.#jvm.name}, pid ${this.#jvm.pid}`;
  }

  async load() {
    const answer = await get(jvmPath(this.#id));
    learn(answer.now);
    this.#jvm = answer.jvm;
    this.#snapshot = answer.snapshot ?? null;
    this.#deploy = answer.deploy ?? null;
    this.#findings = new Map(answer.findings.map(finding => [finding.signature, finding]));
    this.#proofs.take(answer.proofs);
    await this.#loadSeries();
  }

  async #loadSeries() {
    this.#seriesAt = Date.now();
    this.#series = new Series(await get(`${jvmPath(this.#id, 'series')}?points=${POINTS}`), this.#snapshot);
    await this.#loadPart();
  }

  /** A part that the reader looks at closely is drawn from more points. */
  async #loadPart() {
    const span = this.kept.zoom.span(this.#series.at.at(-1) ?? Date.now());
    if (!span) {
      this.#part = null;
      return;
    }
    const { last } = this.kept.zoom;
    const query = `points=${POINTS}&from=${span.from}${last === null ? `&to=${span.to}` : ''}`;
    const part = new Series(await get(`${jvmPath(this.#id, 'series')}?${query}`), this.#snapshot);
    if (last === null ? this.kept.zoom.fixed === span : this.kept.zoom.last === last) {
      this.#part = part;
    }
  }

  #zoomed() {
    this.#part = null;
    this.#changed();
    this.#loadPart().then(this.#changed, () => {});
  }

  hear(type, payload) {
    if (payload.jvm !== this.#id) {
      return;
    }
    if (type === 'jvm') {
      this.#jvm = { ...this.#jvm, ...payload };
    } else if (type === 'finding') {
      this.#findings.set(payload.signature, payload);
    } else if (type === 'proof') {
      this.#proofs.hear(payload);
    } else if (type === 'snapshot') {
      this.#snapshot = payload;
      this.#jvm = { ...this.#jvm, lastSeen: payload.at, state: 'live' };
      this.#series.append(payload);
      if (this.kept.zoom.last !== null) {
        this.#part?.append(payload);
      }
      if (Date.now() - this.#seriesAt > REFRESH_MILLIS) {
        this.#loadSeries().catch(() => {});
      }
    }
  }

  #open() {
    return [...this.#findings.values()].filter(counts).sort(byWorst);
  }

  unknown() {
    return html`<h1 tabindex="-1">This JVM is not known here</h1>
      <p class="sub">No JVM with the id ${this.#id} has spoken to this dashboard, or it was forgotten since.
        <a href="/">All JVMs</a> that are known.</p>`;
  }

  view(changed) {
    this.#changed = changed;
    const jvm = this.#jvm;
    const worst = this.#open()[0];
    return html`
      <nav class="crumb" aria-label="Where this is"><a href="/">JVMs</a> ›
        <a href=${serviceAddress(jvm.name)}>${jvm.name}</a> › ${jvm.host}, pid ${jvm.pid}
        ${state(jvm)}</nav>
      <h1 tabindex="-1">${worst ? html`<a href=${findingPath(worst)}>${worst.title}</a>` : this.#calm()}</h1>
      ${worst ? html`<p class="reason">${verdict(worst)}<span class="sub">: ${meaning(worst)}.</span>
        <a href=${findingPath(worst)}>Why, where and what to change</a></p>` : nothing}
      ${this.#facts()}
      ${lastWords(jvm, this.#proofs.mayStandStill)}
      ${this.#proving(changed)}
      ${this.#snapshot
        ? this.#body(this.#snapshot, changed)
        : html`<p class="sub">It has said who it is, and not yet what it does; the first figures come with its first
            snapshot.</p>`}`;
  }

  #calm() {
    const tasks = this.#snapshot?.tasks;
    return tasks
      ? `${counted(tasks.live, 'task')} live, ${number(tasks.waiting)} waiting: nothing found`
      : `${this.#jvm.name} has just said hello`;
  }

  #facts() {
    const jvm = this.#jvm;
    const tasks = this.#snapshot?.tasks;
    return html`<ul class="facts">
      <li>pid ${jvm.pid} on ${jvm.host}</li>
      <li>JDK ${jvm.jdk}</li>
      ${jvm.version ? html`<li>version ${jvm.version}</li>` : nothing}
      <li>${jvm.state === 'live' ? 'up' : 'ran'} ${uptime(jvm)}</li>
      ${tasks
        ? html`<li><a href=${`${jvmAddress(jvm)}/tasks`}>${counted(tasks.live, 'task')} live</a> (${number(tasks.platform)} platform,
            ${number(tasks.virtual)} virtual), ${number(tasks.waiting)} waiting</li>`
        : nothing}
      <li>agent ${jvm.agent}: ${this.#agentCost()}${coverage(this.#snapshot?.health)}</li>
      ${jvm.refuted > 0 ? html`<li><span class="flaw">${counted(jvm.refuted, 'finding')} refuted</span></li>` : nothing}
      ${beforeDeploy(jvm, this.#deploy)}
    </ul>`;
  }

  #proving(changed) {
    const hint = canProve(this.#jvm) && !this.#proofs.newest;
    return html`<div class="actions proving">${proveButton(this.#jvm, this.#proofs, changed)}
      ${hint ? html`<p class="sub">A heap dump shows which waiting tasks can never go on.${this.#jvm.prove === 'auto'
        ? ' The agent makes one by itself where the stop is short.' : ''}</p>` : nothing}</div>
      ${newestProof(this.#proofs)} ${earlierProofs(this.#proofs)}`;
  }

  #agentCost() {
    if (!this.#snapshot) {
      return '';
    }
    const ran = Date.parse(this.#snapshot.at) - Date.parse(this.#jvm.started);
    const share = ran > 0 ? (100 * this.#snapshot.health.cpuMillis) / ran : 0;
    return `${share.toFixed(1)} % of a core, `;
  }

  /** Nothing was found: what that is worth depends on what is looked at. */
  #silence() {
    return html`<p class="quiet">Nothing found so far. A wait is worth a look after
      ${duration(this.#jvm.thresholdMillis)}, and growth is judged over several times that; what the agent sees and what it
      does not stands at the foot of this page.</p>`;
  }

  #body(snapshot, changed) {
    const open = this.#open();
    const all = [...open, ...[...this.#findings.values()].filter(f => !counts(f)).sort(byWorst)];
    const shown = this.kept.unfolded.some('findings', all, MOST_FINDINGS);
    const moments = jvmMoments(this.#jvm, this.#deploy, all, this.#series);
    const more = comparedWithBefore(this.#jvm, this.kept.zoom.fixed);
    return html`
      ${charts(this.#part ?? this.#series, { tasks: snapshot.tasks, findings: open, moments, more }, this.kept)}
      <div class="grid halves">
        <section class="card flush"><h2>Findings</h2>
          ${all.length === 0 ? this.#silence() : findingTable(shown)}
          ${this.kept.unfolded.more('findings', all, MOST_FINDINGS, changed)}
        </section>
        ${waitBars(snapshot, open, this.kept)}
      </div>
      ${momentList(moments, this.kept.unfolded, changed)}
      ${waitingLong(this.#jvm, snapshot, this.#proofs, this.kept, changed)}
      ${topology(snapshot, open, this.kept)}
      ${channelTable(snapshot, this.#series, open, this.kept, changed)}
      ${siteTable(snapshot, open, this.kept, changed)}
      ${executorTable(snapshot, this.kept, changed)}
      ${agentSection(snapshot.health)}`;
  }
}
