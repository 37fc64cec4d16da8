/** What a heap dump said of a finding's tasks, and the way from what lives to what can release them. */
import { html, nothing } from '../webjars.js';
import { bytes, moment, number, sentence } from './format.js';
import { breakable } from './place.js';

const ARROW = ' → ';

export function proofCard(finding) {
  const { proof } = finding;
  const alive = canGoOn(finding);
  const heading = alive ? 'What can release them' : finding.state === 'refuted' ? 'The proof that was wrong' : 'Proof';
  return html`<section class="card proof"><h2>${heading}, by the heap dump of ${moment(proof.at)}</h2>
    <p><b>${sentence(proof.outcome)}</b> ${breakable(sentence(proof.reason))}</p>
    ${proof.path.length > 0 ? trail(proof.path, alive) : nothing}
    <dl>
      <dt>Objects searched</dt><dd>${number(proof.objects)}</dd>
      ${proof.retainedBytes == null || alive
        ? nothing : html`<dt>Kept by them alone</dt><dd>${bytes(proof.retainedBytes)}</dd>`}
    </dl>
  </section>`;
}

/** Whether the dump shows that something can release the tasks. */
export function canGoOn({ state, proof }) {
  return state === 'cleared' || proof?.outcome === 'alive';
}

/** A path as text, the root on top. */
export function trailText(path) {
  return path.map((line, index) => `${branch(path, index)}${line}`);
}

/** The root on top, and below each object by which reference it is reached; the last can release the tasks. */
function trail(path, alive) {
  return html`${alive ? nothing : html`<p class="sub">All that still leads to what could release them:</p>`}
    <ol class="trail mono">${path.map((line, index) => html`<li class=${index === 0 ? 'root' : ''}>
      <span class="branch">${branch(path, index)}</span><span>${step(line)}${mark(path, index, alive)}</span></li>`)}</ol>`;
}

function branch(path, index) {
  return index === 0 ? '' : index === path.length - 1 ? '└─ ' : '├─ ';
}

/** The reference dark, what it leads to grey. */
function step(line) {
  const at = line.indexOf(ARROW);
  return at < 0
    ? html`<b>${breakable(line)}</b>`
    : html`<b>${breakable(line.slice(0, at))}</b><span class="sub">${ARROW}${breakable(line.slice(at + ARROW.length))}</span>`;
}

function mark(path, index, alive) {
  if (index === path.length - 1) {
    return html` <span class="mark">◂ ${alive ? 'can release them' : 'could release them'}</span>`;
  }
  return index === 0 && alive ? html` <span class="mark">◂ lives</span>` : nothing;
}
