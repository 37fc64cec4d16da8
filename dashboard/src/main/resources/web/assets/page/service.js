/** All JVMs of one application: what is wrong in them and since when, and how they fare together. */
import { html, nothing } from '../webjars.js';
import { Chosen } from '../part/chosen.js';
import { gatheredTable } from '../part/finding-table.js';
import { fleetTable, groupedByName } from '../part/fleet-table.js';
import { counted, duration, moment, number } from '../part/format.js';
import { findingKey, gathered, openNow } from '../part/gathered.js';
import { charts } from '../part/jvm-charts.js';
import { momentList } from '../part/moment-list.js';
import { serviceMoments } from '../part/moments.js';
import { Unfolded } from '../part/rows.js';
import { Zoom } from '../part/zoom.js';
import { get } from '../shell/api.js';
import { learn, now } from '../shell/clock.js';

const POINTS = 200;
const REFRESH_MILLIS = 10_000;
const MOST_FINDINGS = 8;

export class ServicePage {
  events = '/api/v1/events';
  /** What the parts of the page keep between two drawings. */
  kept = { unfolded: new Unfolded(), chosen: new Chosen(), charts: {}, zoom: new Zoom(() => this.#refresh(true)) };
  #name;
  #jvms = new Map();
  #findings = new Map();
  #series = null;
  #seriesAt = 0;
  #changed = () => {};

  constructor(name) {
    this.#name = name;
  }

  name() {
    return this.#name;
  }

  async load() {
    const [fleet, all] = await Promise.all([get('/api/v1/jvms'), get('/api/v1/findings?state=open')]);
    learn(fleet.now);
    this.#jvms = new Map(fleet.jvms.filter(jvm => jvm.name === this.#name).map(jvm => [jvm.jvm, jvm]));
    this.#findings = new Map(
      all.findings.filter(finding => this.#jvms.has(finding.jvm)).map(finding => [findingKey(finding), finding]));
    await this.#loadSeries();
  }

  async #loadSeries() {
    this.#seriesAt = Date.now();
    const { last, fixed } = this.kept.zoom;
    const lasting = last ?? (fixed ? now() - fixed.from : null);
    const query = new URLSearchParams({ name: this.#name, points: POINTS });
    if (lasting !== null) {
      query.set('last', Math.ceil(lasting));
    }
    this.#series = await get(`/api/v1/services/series?${query}`);
  }

  #refresh(atOnce) {
    this.#changed();
    if (atOnce || Date.now() - this.#seriesAt > REFRESH_MILLIS) {
      this.#loadSeries().then(this.#changed, () => {});
    }
  }

  hear(type, payload) {
    if (type === 'jvm' && payload.name === this.#name) {
      this.#jvms.set(payload.jvm, { ...this.#jvms.get(payload.jvm), ...payload });
      this.#refresh(false);
    } else if (type === 'finding' && this.#jvms.has(payload.jvm)) {
      if (payload.state === 'open') {
        this.#findings.set(findingKey(payload), { ...payload, name: this.#name });
      } else {
        this.#findings.delete(findingKey(payload));
      }
    }
  }

  unknown() {
    return nothing;
  }

  view(changed) {
    this.#changed = changed;
    if (this.#jvms.size === 0) {
      return html`<h1 tabindex="-1">This application is not known here</h1>
        <p class="sub">No JVM with the name ${this.#name} has spoken to this dashboard, or it was forgotten since.
          <a href="/">All JVMs</a> that are known.</p>`;
    }
    const jvms = [...this.#jvms.values()];
    const findings = gathered(this.#findings.values(), this.#jvms);
    const moments = serviceMoments(jvms, this.#series);
    return html`
      <nav class="crumb" aria-label="Where this is"><a href="/">JVMs</a> › ${this.#name}</nav>
      <h1 tabindex="-1">${this.#sentence(jvms, openNow(findings))}</h1>
      ${facts(jvms, moments, findings)}
      ${charts(this.#series, {
        tasks: { live: total(jvms, 'live'), waiting: total(jvms, 'waiting') },
        findings: findings.filter(group => !group.past).map(group => group.finding),
        moments,
      }, this.kept)}
      <div class="grid halves">
        <section class="card flush"><h2>Open findings</h2>
          ${findings.length === 0
            ? html`<p class="quiet">None. What each agent can see stands with its JVM.</p>`
            : gatheredTable(this.kept.unfolded.some('findings', findings, MOST_FINDINGS), this.#jvms)}
          ${this.kept.unfolded.more('findings', findings, MOST_FINDINGS, changed)}
        </section>
        ${momentList(moments, this.kept.unfolded, changed)}
      </div>
      <div class="actions above-table"><h2 class="outside">Its JVMs</h2>${this.kept.chosen.link(this.#jvms)}</div>
      ${fleetTable(groupedByName(jvms), false, this.kept, changed)}`;
  }

  #sentence(jvms, open) {
    const live = jvms.filter(jvm => jvm.state === 'live').length;
    return `${this.#name}, ${counted(live, 'JVM')} live: ${open === 0 ? 'nothing found' : `${counted(open, 'finding')} open`}`;
  }
}

function total(jvms, figure) {
  return jvms.filter(jvm => jvm.state === 'live').reduce((sum, jvm) => sum + (jvm.tasks?.[figure] ?? 0), 0);
}

/** Which versions run, and what was first seen since the last deploy. */
function facts(jvms, moments, findings) {
  const running = new Map();
  jvms.filter(jvm => jvm.state === 'live' && jvm.version)
    .forEach(jvm => running.set(jvm.version, (running.get(jvm.version) ?? 0) + 1));
  const deploy = moments.findLast(moment => moment.deploy);
  const fresh = deploy && findings.filter(({ finding }) => Date.parse(finding.firstSeen) >= deploy.at).length;
  return html`<ul class="facts">
    ${[...running].map(([version, count]) => html`<li>version ${version} on ${counted(count, 'JVM')}</li>`)}
    ${deploy
      ? html`<li>${deploy.what} at ${moment(new Date(deploy.at).toISOString())}, ${duration(now() - deploy.at)} ago:
          ${fresh === 0 ? 'no finding' : html`<b>${counted(fresh, 'finding')}</b>`} first seen since</li>`
      : nothing}
    <li>${number(total(jvms, 'live'))} live tasks, ${number(total(jvms, 'waiting'))} waiting</li>
  </ul>`;
}
