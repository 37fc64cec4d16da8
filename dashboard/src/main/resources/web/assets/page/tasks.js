/** All tasks of a JVM: by spawn site and wait, as a flame graph of their stacks, and by who spawned whom. */
import { html, nothing } from '../webjars.js';
import { AllTasks } from '../part/all-tasks.js';
import { exportButtons } from '../part/export.js';
import '../part/flame.js';
import { counted, moment, number } from '../part/format.js';
import { jvmAddress, lastWords, state } from '../part/jvm-words.js';
import { ownerTree } from '../part/owner-tree.js';
import { Unfolded } from '../part/rows.js';
import { blockedIn, isBlocked, scales, stackTree } from '../part/stacks.js';
import { bySite, exportColumns, exportRows, found, taskTable } from '../part/task-groups.js';
import { get, jvmPath } from '../shell/api.js';
import { learn } from '../shell/clock.js';

export class TasksPage {
  #id;
  #jvm = null;
  #tasks;
  #findings = new Map();
  #query = '';
  #running = false;
  #inverted = false;
  #upright = false;
  #unfolded = new Unfolded();
  #opened = new Set();
  #drawn = { key: '' };

  constructor(id) {
    this.#id = id;
    this.#tasks = new AllTasks(id);
    this.events = `/api/v1/events?jvm=${encodeURIComponent(id)}`;
  }

  name() {
    return `Tasks of ${this.#jvm.name}, pid ${this.#jvm.pid}`;
  }

  async load() {
    const answer = await get(jvmPath(this.#id, 'threads'));
    learn(answer.now);
    this.#jvm = answer.jvm;
    this.#findings = new Map(answer.findings.map(finding => [finding.signature, finding]));
    this.#tasks.take(answer);
  }

  hear(type, payload) {
    if (payload.jvm !== this.#id) {
      return;
    }
    if (type === 'jvm') {
      this.#jvm = { ...this.#jvm, ...payload };
    } else if (type === 'finding') {
      this.#findings.set(payload.signature, payload);
    }
  }

  unknown() {
    return html`<h1 tabindex="-1">This JVM is not known here</h1>
      <p class="sub">No JVM with the id ${this.#id} has spoken to this dashboard. <a href="/">All JVMs</a> that are known.</p>`;
  }

  view(changed) {
    const jvm = this.#jvm;
    const { look } = this.#tasks;
    this.#tasks.keepUp(jvm.state === 'live', changed);
    return html`
      <nav class="crumb" aria-label="Where this is"><a href="/">JVMs</a> › <a href=${jvmAddress(jvm)}>${jvm.name}, ${
        jvm.host}, pid ${jvm.pid}</a> › tasks ${state(jvm)}</nav>
      <h1 tabindex="-1">${look ? this.#title(look) : `The tasks of ${jvm.name}`}</h1>
      ${look ? this.#facts(look) : nothing}
      ${lastWords(jvm)}
      <div class="actions looking">
        <button class="main" ?disabled=${jvm.state !== 'live' || this.#tasks.waits}
          @click=${() => { this.#tasks.ask(changed); changed(); }}>${look ? 'Look again' : 'Look'}</button>
        <label><input type="checkbox" .checked=${this.#tasks.live} ?disabled=${jvm.state !== 'live'}
          @change=${event => { this.#tasks.live = event.target.checked; changed(); }}> live, every 5 s</label>
        ${look ? this.#search(changed) : nothing}
        <p class="sub" role="status">${this.#status()}</p>
      </div>
      ${look ? this.#body(look, changed) : nothing}`;
  }

  #status() {
    if (this.#tasks.trouble) {
      return html`<span class="flaw">${this.#tasks.trouble}</span>`;
    }
    if (this.#tasks.waits && !this.#tasks.look) {
      return 'The agent is asked; its look comes with its next report.';
    }
    return this.#tasks.look || this.#jvm.state !== 'live' ? nothing : 'Nobody has looked yet.';
  }

  #title(look) {
    return `${counted(look.tasks, 'task')}, ${number(blockedIn(look))} of them blocked`;
  }

  #facts(look) {
    const told = look.groups.reduce((sum, group) => sum + group.count, 0);
    return html`<ul class="facts">
      <li>seen ${moment(look.at)}</li>
      <li>${counted(look.groups.length, 'group')} of one stack each</li>
      ${look.shown < look.tasks
        ? html`<li>stacks taken of ${number(look.shown)}, evenly spread, and projected to all</li>` : nothing}
      ${told < look.shown
        ? html`<li>${counted(look.shown - told, 'task')} in smaller groups had no room</li>` : nothing}
    </ul>`;
  }

  #search(changed) {
    return html`<label class="search"><span class="unseen">Search sites, frames, names and numbers</span>
      <input type="search" placeholder="Search frames, sites, names, #id" .value=${this.#query} spellcheck="false"
        @input=${event => { this.#query = event.target.value.trim().toLowerCase(); changed(); }}></label>`;
  }

  #body(look, changed) {
    const { sites, root } = this.#made(look);
    const shown = found(look.groups, this.#query);
    const name = `${this.#jvm.name}-tasks`;
    return html`
      <section class="card flush"><div class="head"><h2>By spawn site, and where they wait</h2>
        ${exportButtons(name, exportColumns, () => exportRows(sites))}</div>
        ${shown.length === 0
          ? html`<p class="quiet">${this.#query ? `Nothing here matches “${this.#query}”.` : 'No task of the application is alive.'}</p>`
          : taskTable(sites, look, {
              jvm: this.#id, findings: [...this.#findings.values()], unfolded: this.#unfolded, opened: this.#opened, changed })}
      </section>
      <section class="card flame"><div class="head"><h2>${this.#running ? 'Stacks of all' : 'Stacks of those that are blocked'}</h2>
        ${this.#choices(changed)}</div>
        ${root.value === 0
          ? html`<p class="sub">No task is blocked.</p>`
          : html`<flame-graph .model=${{ root, upright: this.#upright, inverted: this.#inverted, query: this.#query }}></flame-graph>`}
        <p class="sub keys">Click a frame to zoom, the bar above it to zoom out. Keys: arrows, Enter, Esc.
          ${this.#downloads(look)}</p>
      </section>
      <section class="card"><h2>Who spawned whom</h2>${ownerTree(look.spawns ?? [])}</section>`;
  }

  #downloads(look) {
    const at = encodeURIComponent(look.at);
    const link = (kind, words) =>
      html`<a href=${`${jvmPath(this.#id, 'threads', kind)}?at=${at}`} download target="_self">${words}</a>`;
    return html`Take the blocked stacks away as ${link('collapsed', 'collapsed stacks')} or for ${link('speedscope', 'speedscope')}.`;
  }

  #choices(changed) {
    const choice = (words, name, on, set) => html`<label title=${name}><input type="checkbox" .checked=${on}
      @change=${event => { set(event.target.checked); changed(); }}> ${words}</label>`;
    return html`<span class="choices">
      ${choice('invert', 'Begin with the frames that wait', this.#inverted, on => (this.#inverted = on))}
      ${choice('flames', 'Callers at the bottom', this.#upright, on => (this.#upright = on))}
      ${choice('running, too', 'Not the blocked ones only', this.#running, on => (this.#running = on))}
    </span>`;
  }

  /** What is made of a look, once for each way of looking at it. */
  #made(look) {
    const key = [look.at, this.#query, this.#running, this.#inverted].join(' ');
    if (this.#drawn.key !== key) {
      const flames = look.groups.filter(group => this.#running || isBlocked(group));
      const root = this.#drawn.flames === `${look.at} ${this.#running} ${this.#inverted}`
        ? this.#drawn.root
        : stackTree(flames, scales(look), this.#inverted);
      this.#drawn = {
        key,
        flames: `${look.at} ${this.#running} ${this.#inverted}`,
        root,
        sites: bySite(found(look.groups, this.#query), look),
      };
    }
    return this.#drawn;
  }
}
