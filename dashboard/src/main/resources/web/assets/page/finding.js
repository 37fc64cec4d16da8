/** One finding: what is wrong, how sure that is, where it was spawned beside where it waits, why, and what to change. */
import { html, nothing } from '../webjars.js';
import { actButtons, actRefusal, Acts } from '../part/acts.js';
import { copyButton } from '../part/copy.js';
import { bytes, counted, duration, moment, number, rate, sentence } from '../part/format.js';
import { cards } from '../part/finding-cards.js';
import { handlingLine } from '../part/handling.js';
import { jvmAddress, lastWords } from '../part/jvm-words.js';
import { markdown } from '../part/markdown.js';
import { canGoOn } from '../part/proof-card.js';
import { Proofs } from '../part/proofs.js';
import { newestProof, proveButton } from '../part/prove.js';
import { Unfolded } from '../part/rows.js';
import { meaning, unit, verdict } from '../part/verdict.js';
import { waitFor } from '../part/wait-for.js';
import { get, jvmPath } from '../shell/api.js';
import { learn } from '../shell/clock.js';

const MOST_POINTS = 900;
const MINUTE = 60_000;

export class FindingPage {
  #id;
  #signature;
  #jvm = null;
  #finding = null;
  #counts = { at: [], count: [] };
  #deploy = null;
  #history = [];
  #similar = [];
  #proofs;
  #acts;
  #unfolded = new Unfolded();

  constructor(id, signature) {
    this.#id = id;
    this.#proofs = new Proofs(id);
    this.#signature = signature;
    this.#acts = new Acts(id, signature, answer => {
      this.#finding = answer.finding;
      this.#history = answer.history;
    });
    this.events = `/api/v1/events?jvm=${encodeURIComponent(id)}`;
  }

  name() {
    return `${this.#finding.verdict}: ${this.#finding.kind} in ${this.#jvm.name}`;
  }

  async load() {
    const answer = await get(jvmPath(this.#id, 'findings', this.#signature));
    learn(answer.now);
    this.#jvm = answer.jvm;
    this.#finding = answer.finding;
    this.#counts = answer.counts;
    this.#deploy = answer.deploy ?? null;
    this.#history = answer.history;
    this.#similar = answer.similar;
    this.#proofs.take(answer.proofs);
  }

  hear(type, payload) {
    if (payload.jvm !== this.#id) {
      return;
    }
    if (type === 'jvm') {
      this.#jvm = { ...this.#jvm, ...payload };
    } else if (type === 'proof') {
      this.#proofs.hear(payload);
    } else if (type === 'finding' && payload.signature === this.#signature) {
      if (payload.handling?.at !== this.#finding.handling?.at) {
        this.#hearAct();
      }
      this.#finding = payload;
      this.#count(Date.parse(payload.lastSeen), payload.count);
    }
  }

  /** Somebody, perhaps here, has done something with it: what, is in the history. */
  #hearAct() {
    get(jvmPath(this.#id, 'findings', this.#signature)).then(answer => {
      this.#history = answer.history;
      this.#similar = answer.similar;
    }, () => {});
  }

  #count(at, count) {
    if (at > (this.#counts.at.at(-1) ?? 0)) {
      this.#counts = {
        at: [...this.#counts.at.slice(-MOST_POINTS), at],
        count: [...this.#counts.count.slice(-MOST_POINTS), count],
      };
    }
  }

  unknown() {
    return html`<h1 tabindex="-1">This finding is not known here</h1>
      <p class="sub">The dashboard knows no finding ${this.#signature} of the JVM ${this.#id}.
        <a href="/findings">All findings</a> that are open.</p>`;
  }

  view(changed) {
    const finding = this.#finding;
    const jvm = this.#jvm;
    return html`
      <nav class="crumb" aria-label="Where this is"><a href="/">JVMs</a> › <a href=${jvmAddress(jvm)}>${jvm.name}, ${
        jvm.host}, pid ${jvm.pid}</a> › finding ${finding.signature}</nav>
      <h1 tabindex="-1">${finding.title}</h1>
      <p class="reason">${verdict(finding)}<span class="sub">: ${meaning(finding)}</span></p>
      <ul class="facts">
        <li>${finding.kind}${finding.library ? ', in a library' : ''}</li>
        <li>${counted(finding.count, unit(finding))}${finding.state === 'open' ? this.#growth() : ' at the end'}</li>
        <li>first seen ${moment(finding.firstSeen)}, last ${moment(finding.lastSeen)}</li>
        ${finding.wait?.longestMillis > 0 ? html`<li>longest wait ${duration(finding.wait.longestMillis)}</li>` : nothing}
        ${finding.proof?.retainedBytes > 0 && !canGoOn(finding)
          ? html`<li>keep ${bytes(finding.proof.retainedBytes)}</li>` : nothing}
        <li>${jvm.version ? `version ${jvm.version}, ` : ''}JDK ${jvm.jdk}</li>
        ${this.#deploy ? html`<li>deployed ${moment(this.#deploy.at)}${
          this.#deploy.before ? ` after version ${this.#deploy.before}` : ''}</li>` : nothing}
      </ul>
      ${handlingLine(finding)}
      ${lastWords(jvm, this.#proofs.mayStandStill)}
      ${finding.state === 'refuted' ? refuted(finding) : nothing}
      <div class="actions">${this.#provable() ? this.#prove(changed) : nothing}
        ${actButtons(finding, this.#acts, changed)}
        <span class="copies">${copyButton('Copy as Markdown', () => markdown(this.#finding, this.#jvm, this.#link()))}
          ${copyButton('Copy link', () => this.#link())}</span></div>
      ${actRefusal(this.#acts)}
      ${finding.wait ? newestProof(this.#proofs) : nothing}
      ${waitFor(finding)}
      ${cards(finding, this.#around(), this.#unfolded, changed)}`;
  }

  #around() {
    return { counts: this.#counts, deploy: this.#deploy, history: this.#history, similar: this.#similar };
  }

  /** An address that leads here also when the application runs in another JVM. */
  #link() {
    const service = encodeURIComponent(this.#jvm.name);
    return `${location.origin}/findings/${encodeURIComponent(this.#signature)}?service=${service}`;
  }

  /** Whether a heap dump can say more of it: it is about tasks that wait and that nothing ends by itself. */
  #provable() {
    const finding = this.#finding;
    return finding.state === 'open' && finding.wait && !finding.wait.timed;
  }

  #prove(changed) {
    return proveButton(this.#jvm, this.#proofs, changed, this.#finding.proof ? 'Prove again' : 'Prove');
  }

  /** By how many it grows a minute, over the last minutes that are known. */
  #growth() {
    const { at, count } = this.#counts;
    const newest = at.at(-1);
    const from = at.findIndex(millis => newest - millis <= 5 * MINUTE);
    const spent = newest - (at[from] ?? newest);
    if (spent < 3000) {
      return '';
    }
    const growth = ((count.at(-1) - count[from]) / spent) * MINUTE;
    return growth > 0 ? `, ${rate(growth)} more a minute` : growth < 0 ? `, ${rate(-growth)} fewer a minute` : '';
  }
}

/** A proof that proved wrong is said before all else. */
function refuted(finding) {
  const happened = finding.evidence.at(-1);
  return html`<div class="note loud" role="alert">
    <p><b>This proof was wrong.</b> ${happened
      ? html`${happened.at ? html`${moment(happened.at)}: ` : nothing}${sentence(happened.fact)}`
      : 'A task that was called proven went on after all.'}</p>
    <p>The finding is withdrawn: change nothing because of it. A wrong proof is a fault of Stranded; please report it, with what
      “Copy as Markdown” gives.</p>
  </div>`;
}
