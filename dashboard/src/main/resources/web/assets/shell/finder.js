/** Finds an application, a JVM or an open finding by words, from every page. */
import { html, nothing, render, repeat } from '../webjars.js';
import { counted } from '../part/format.js';
import { jvmAddress, serviceAddress } from '../part/jvm-words.js';
import { findingPath } from '../part/verdict.js';
import { hasAll, wordsIn } from '../part/words.js';
import { get } from './api.js';
import { lead } from './lead.js';

const MOST = 12;
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

/** Opens the finder; it closes itself. */
export function find() {
  new Finder().open();
}

class Finder {
  #dialog = document.createElement('dialog');
  #all = null;
  #trouble = null;
  #words = '';
  #at = 0;

  open() {
    this.#dialog.className = 'finder';
    this.#dialog.setAttribute('aria-label', 'Find');
    this.#dialog.addEventListener('close', () => this.#dialog.remove());
    this.#dialog.addEventListener('click', event => event.target === this.#dialog && this.#dialog.close());
    document.body.append(this.#dialog);
    this.#draw();
    this.#dialog.showModal();
    this.#load();
  }

  async #load() {
    try {
      const [fleet, open] = await Promise.all([get('/api/v1/jvms'), get('/api/v1/findings?state=open')]);
      this.#all = [...applications(fleet.jvms), ...fleet.jvms.map(jvmEntry), ...open.findings.map(findingEntry)];
    } catch (failure) {
      this.#trouble = failure.message;
    }
    this.#draw();
  }

  #found() {
    const words = wordsIn(this.#words);
    return (this.#all ?? []).filter(entry => hasAll(entry.sought, words));
  }

  #draw() {
    const found = this.#found();
    const shown = found.slice(0, MOST);
    this.#at = Math.max(0, Math.min(this.#at, shown.length - 1));
    render(html`
      <input type="search" role="combobox" aria-label="Find an application, a JVM or a finding" aria-expanded="true"
        aria-controls="found" aria-activedescendant=${shown.length > 0 ? `found-${this.#at}` : nothing}
        placeholder="Find an application, a JVM or a finding" autocomplete="off"
        @input=${event => this.#seek(event.currentTarget.value)} @keydown=${event => this.#press(event, shown)}>
      <ul id="found" role="listbox" aria-label="Found">${repeat(shown, entry => entry.path, (entry, i) => html`
        <li id="found-${i}" role="option" aria-selected=${i === this.#at} @click=${() => this.#go(entry)}>
          <span class="kind">${entry.kind}</span><span class="name">${entry.name}</span><span class="sub">${entry.more}</span>
        </li>`)}</ul>
      <p class="sub" role="status">${this.#status(found.length)}</p>`, this.#dialog);
  }

  #status(count) {
    if (this.#trouble) {
      return `${this.#trouble}; close this and try again.`;
    }
    if (!this.#all) {
      return 'Loading.';
    }
    return count === 0 ? 'Nothing has all of these words.'
      : count > MOST ? `${counted(count, 'match', 'matches')}, ${MOST} shown; type more to narrow it.`
        : 'Enter opens, arrows move, Esc closes.';
  }

  #seek(words) {
    this.#words = words;
    this.#at = 0;
    this.#draw();
  }

  #press(event, shown) {
    if (STEPS[event.key]) {
      event.preventDefault();
      this.#at += STEPS[event.key];
      this.#draw();
    } else if (event.key === 'Enter' && shown.length > 0) {
      event.preventDefault();
      this.#go(shown[this.#at]);
    }
  }

  #go(entry) {
    this.#dialog.close();
    lead(entry.path);
  }
}

function applications(jvms) {
  const counts = new Map();
  jvms.forEach(jvm => counts.set(jvm.name, (counts.get(jvm.name) ?? 0) + 1));
  return [...counts].map(([name, count]) => entry('application', name, counted(count, 'JVM'), serviceAddress(name)));
}

function jvmEntry(jvm) {
  const more = [`pid ${jvm.pid}`, jvm.version && `version ${jvm.version}`, jvm.state].filter(Boolean).join(', ');
  return entry('JVM', `${jvm.name}, ${jvm.host}`, more, jvmAddress(jvm));
}

function findingEntry(finding) {
  return entry('finding', finding.title, `${finding.verdict} in ${finding.name}`, findingPath(finding));
}

function entry(kind, name, more, path) {
  return { kind, name, more, path, sought: `${kind} ${name} ${more}`.toLowerCase() };
}
