/** One task: what it does now and since when, who spawned it, and how the looks that are kept have seen it. */
import { html, nothing } from '../webjars.js';
import { AllTasks } from '../part/all-tasks.js';
import { duration, moment, number, roughly } from '../part/format.js';
import { jvmAddress, lastWords, state } from '../part/jvm-words.js';
import { site, type } from '../part/place.js';
import { stack } from '../part/stack.js';
import { isBlocked } from '../part/stacks.js';
import { formWords, owner, taskName, taskPath, waitPlace } from '../part/task-groups.js';
import { findingPath, verdict } from '../part/verdict.js';
import { get, jvmPath } from '../shell/api.js';
import { learn } from '../shell/clock.js';

export class TaskPage {
  #id;
  #task;
  #jvm = null;
  #seen = [];
  #findings = [];
  #tasks;

  constructor(id, task) {
    this.#id = id;
    this.#task = task;
    this.#tasks = new AllTasks(id);
    this.events = `/api/v1/events?jvm=${encodeURIComponent(id)}`;
  }

  name() {
    return `Task ${this.#task} of ${this.#jvm.name}`;
  }

  async load() {
    const answer = await get(jvmPath(this.#id, 'tasks', this.#task));
    learn(answer.now);
    this.#jvm = answer.jvm;
    this.#seen = answer.seen;
    this.#findings = answer.findings;
  }

  hear(type, payload) {
    if (payload.jvm === this.#id && type === 'jvm') {
      this.#jvm = { ...this.#jvm, ...payload };
    }
  }

  unknown() {
    return html`<h1 tabindex="-1">This task is not told of by itself</h1>
      <p class="sub">The agent tells of the oldest few of each group one by one, and the task ${this.#task} is none of them in
        the looks that are kept. <a href=${`/jvms/${encodeURIComponent(this.#id)}/tasks`}>All tasks of its JVM</a></p>`;
  }

  view(changed) {
    const jvm = this.#jvm;
    const now = this.#seen[0];
    return html`
      <nav class="crumb" aria-label="Where this is"><a href="/">JVMs</a> › <a href=${jvmAddress(jvm)}>${jvm.name}, ${
        jvm.host}, pid ${jvm.pid}</a> › <a href=${`${jvmAddress(jvm)}/tasks`}>tasks</a> › ${this.#task} ${state(jvm)}</nav>
      <h1 tabindex="-1">${now ? title(now) : `Task #${this.#task}`}</h1>
      ${now ? this.#facts(now) : html`<p class="sub">No look that is kept tells of it by itself; these findings name it.</p>`}
      ${lastWords(jvm)}
      <div class="actions"><button ?disabled=${jvm.state !== 'live' || this.#tasks.waits} @click=${() => this.#again(changed)}>
        Look again</button><p class="sub" role="status">${this.#tasks.trouble ?? nothing}</p></div>
      ${now ? this.#stacks(now) : nothing}
      <div class="grid pair">${this.#named()}${now ? this.#history() : nothing}</div>
      ${now?.children.length > 0 ? children(now, this.#id) : nothing}`;
  }

  async #again(changed) {
    changed();
    await this.#tasks.ask(changed);
    await this.load().catch(failure => (this.#tasks.trouble = failure.message));
    changed();
  }

  #facts(seen) {
    const { task, wait } = seen;
    return html`<ul class="facts">
      <li>${seen.virtual ? 'virtual thread' : 'platform thread'}, of the ${formWords(seen.form)} spawned at ${site(seen.site)}</li>
      <li>${seen.older ? 'at least ' : ''}${roughly(task.ageMillis)} old</li>
      <li>state ${seen.state.toLowerCase().replaceAll('_', ' ')}</li>
      ${wait?.channel ? html`<li>waits on a ${type(wait.channel)}${wait.timed ? ', with a time-out' : ', without a time-out'}</li>`
        : seen.blocker ? html`<li>waits on a ${type(seen.blocker)}</li>` : nothing}
      <li>spawned by ${owner(task.owner, this.#id)}</li>
      <li>seen ${moment(seen.at)}</li>
    </ul>`;
  }

  #stacks(seen) {
    const place = waitPlace(seen);
    const words = place.where === 'running' ? 'runs here' : `waits here, in ${place.where}`;
    return html`<div class="grid pair">
      <section class="card"><h2>Spawned at</h2>${seen.spawn?.stack.length > 0
        ? stack(seen.spawn, 'spawned here')
        : html`<p class="sub">${seen.site}</p>`}
        ${seen.inferred ? html`<p class="sub">Told by its class: this task's own spawn was not sampled.</p>` : nothing}</section>
      <section class="card"><h2>${isBlocked(seen) ? 'Blocked at' : 'Runs at'}${seen.task.waitedMillis == null
        ? '' : `, for ${duration(seen.task.waitedMillis)}`}</h2>${seen.stack.length > 0
        ? stack({ stack: seen.stack, application: seen.application ?? [], site: place.site }, words)
        : html`<p class="sub">The JVM gave no stack.</p>`}</section>
    </div>`;
  }

  #named() {
    return html`<section class="card"><h2>Findings that name it</h2>${this.#findings.length === 0
      ? html`<p class="sub">None names it. A finding names the longest few of its tasks.</p>`
      : html`<ul class="plain">${this.#findings.map(finding => html`<li>${verdict(finding)}
          <a href=${findingPath(finding)}>${finding.title}</a></li>`)}</ul>`}</section>`;
  }

  #history() {
    return html`<section class="card"><h2>As the last ${number(this.#seen.length)} looks saw it</h2>
      <table class="members"><colgroup><col class="c-seen"><col><col class="c-span"></colgroup><thead><tr><th scope="col">Seen</th><th scope="col">In</th><th scope="col" class="num">For</th></tr></thead>
      <tbody>${this.#seen.map(seen => html`<tr><td>${moment(seen.at)}</td>
        <td><span class="mono">${waitPlace(seen).where}</span> <span class="sub">at</span> ${site(waitPlace(seen).site)}</td>
        <td class="num">${seen.task.waitedMillis == null ? nothing : duration(seen.task.waitedMillis)}</td></tr>`)}</tbody></table>
    </section>`;
  }
}

function title(seen) {
  const place = waitPlace(seen);
  const name = taskName(seen.task);
  return place.where === 'running'
    ? `${name} runs`
    : `${name} waits in ${place.where}${seen.task.waitedMillis == null ? '' : ` for ${duration(seen.task.waitedMillis)}`}`;
}

function children(seen, jvm) {
  return html`<section class="card"><h2>Tasks that it spawned, some of them</h2>
    <ul class="plain">${seen.children.map(child => html`<li><a href=${taskPath(jvm, child.id)}>${taskName(child)}</a>
      <span class="sub">at</span> ${site(child.site)}<span class="sub">, ${roughly(child.ageMillis)} old</span></li>`)}</ul></section>`;
}
