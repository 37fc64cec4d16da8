/** The button that asks for a proof and says beforehand what that costs; and how far a proof is, or what came of it. */
import { html, nothing } from '../webjars.js';
import { mayAct } from './account.js';
import { bytes, counted, moment, number, pause, sentence } from './format.js';

const STAGES = {
  asked: 'Proof asked for',
  given: 'Proof begun',
  dumping: 'Dumping the heap',
  judging: 'Judging the dump',
};

/** Whether a proof of the JVM can be asked for at all. */
export function canProve(jvm) {
  return jvm.state === 'live' && ['ask', 'auto'].includes(jvm.prove);
}

/** The button with its question, where it can be asked; where the agent may not, how to allow it. */
export function proveButton(jvm, proofs, changed, label = 'Prove') {
  if (jvm.prove === 'never' && jvm.state === 'live') {
    return html`<p class="sub">No proof can be asked for here: the agent has the option <code>prove=never</code>. Start it
      with <code>prove=ask</code> to allow that its heap is dumped.</p>`;
  }
  if (proofs.underWay && jvm.state !== 'ended') {
    return html`<button disabled>Proof under way</button>`;
  }
  if (!canProve(jvm) || !mayAct()) {
    return nothing;
  }
  return html`<span class="prove">
    <button @click=${event => event.currentTarget.nextElementSibling.showModal()}>${label}</button>
    <dialog aria-label="Ask for a proof">
      <h2>Prove what is stranded in ${jvm.name}, pid ${jvm.pid}?</h2>
      <p>A heap dump shows which of the waiting tasks nothing that lives can ever release, and what can release the others.</p>
      <p>${cost(jvm.dump)}</p>
      <div class="actions">
        <button class="main" @click=${event => close(event) || proofs.ask(changed)}>${label}</button>
        <button @click=${close}>Not now</button>
      </div>
    </dialog>
  </span>`;
}

function close(event) {
  event.currentTarget.closest('dialog').close();
}

function cost(dump) {
  return dump
    ? html`It stops the JVM for about <b>${pause(dump.pauseMillis)}</b> and writes about <b>${bytes(dump.bytes)}</b> to its
        host's disk until the verdict; the heap never leaves the host.`
    : html`It stops the JVM while its heap is written to its host's disk, where it stays until the verdict; the agent has not
        said for how long. The heap never leaves the host.`;
}

/** The newest proof: how far it is, what came of it, or why it failed; and why none could be asked for. */
export function newestProof(proofs) {
  return html`<div class="runs" role="status">
    ${proofs.refusal ? html`<p class="note"><b>No proof was asked for.</b> ${proofs.refusal}</p>` : nothing}
    ${proofs.newest ? outcome(proofs.newest) : nothing}
  </div>`;
}

/** The proofs before the newest, folded. */
export function earlierProofs(proofs) {
  const earlier = proofs.earlier;
  return earlier.length === 0
    ? nothing
    : html`<details class="earlier"><summary>${counted(earlier.length, 'earlier proof')}</summary>
        ${earlier.map(outcome)}</details>`;
}

function outcome(run) {
  if (run.stage === 'failed') {
    return html`<p class="note"><b>The proof of ${moment(run.at)} failed.</b> ${sentence(run.sentence)}</p>`;
  }
  return run.stage === 'done'
    ? html`<p class="run"><b>Proof of ${moment(run.at)}:</b> ${sentence(run.sentence)} <span class="sub">${figures(run)}</span></p>`
    : underWay(run);
}

function underWay(run) {
  const percent = run.percent == null ? nothing : run.percent;
  return html`<p class="run"><b>${STAGES[run.stage] ?? run.stage}</b>
    ${run.percent == null
      ? html`<progress aria-label="Proof"></progress>`
      : html`<progress aria-label="Proof" max="100" value=${percent}></progress>
          <span class="num-inline">${number(percent)} %</span>`}
    <span class="sub">${sentence(run.sentence)}</span></p>`;
}

function figures(run) {
  return [
    run.pauseMillis != null && `${pause(run.pauseMillis)} stop`,
    run.dumpBytes != null && `${bytes(run.dumpBytes)} dump`,
  ].filter(Boolean).join(', ');
}
