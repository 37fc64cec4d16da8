/** The change to make, as code before and after, for every kind of finding. */
import { html, nothing } from '../webjars.js';
import { code } from './code.js';
import { copyButton } from './copy.js';
import { parse, simple } from './place.js';
import * as kinds from './sketches-kinds.js';
import { sketchOfWait } from './sketches-waits.js';

const BY_KIND = {
  'stranded-task': waited,
  'abandoned-executor': () => kinds.EXECUTOR_EACH_TIME,
  deadlock,
  'unbounded-spawn': finding =>
    finding.tasks[0]?.virtual ? kinds.PERMIT_BEFORE_SPAWN : kinds.SPAWN_EACH,
  backlog: finding => (finding.channel?.executor == null ? kinds.UNBOUNDED_QUEUE : kinds.UNBOUNDED_POOL),
  'outlived-owner': () => kinds.FIRE_AND_FORGET,
  'lost-outcome': finding =>
    /futures? from /.test(finding.title) ? kinds.UNASKED_CHAIN : kinds.UNASKED_FUTURE,
  'abandoned-at-exit': finding =>
    /the executor at/.test(finding.advice) ? kinds.EXIT_WITH_FULL_POOL : kinds.EXIT_WITHOUT_WAITING,
  'spinning-consumer': spinning,
  'closed-channel-use': finding =>
    /publisher/i.test(finding.channel?.type ?? finding.title) ? kinds.CLOSED_PUBLISHER : kinds.CLOSED_TOO_EARLY,
  'starved-carriers': finding =>
    (finding.wait?.stack ?? []).some(frame => frame.includes('<clinit>')) ? kinds.PINNED_IN_INITIALISER : kinds.PINNED,
};

/** The sketch of a finding, with the keys words, before and after; null where the kind is not known here. */
export function sketchOf(finding) {
  const choose = Object.hasOwn(BY_KIND, finding.kind) ? BY_KIND[finding.kind] : null;
  const sketch = choose?.(finding);
  return sketch ? { words: sketch.words, before: sketch.before.trim(), after: sketch.after.trim() } : null;
}

function waited(finding) {
  const { wait, channel } = finding;
  return wait || channel ? sketchOfWait(wait?.operation ?? '', channel ? simple(channel.type) : '') : null;
}

/** A ring of waits names no channel: what it is made of stands in the agent's advice, or shows in the operation. */
function deadlock({ wait, advice }) {
  if (/lock to read/.test(advice)) {
    return kinds.READ_THEN_WRITE;
  }
  if (/holding a lock/.test(advice)) {
    return kinds.JOIN_UNDER_LOCK;
  }
  return /own pool/.test(advice) || /^(get|join|invoke)/.test(wait?.operation ?? '') ? kinds.STARVED_POOL : kinds.LOCK_ORDER;
}

function spinning(finding) {
  const operation = finding.wait?.operation ?? '';
  if (/^(isDone|getNow|isComplet|isCancelled|state)/.test(operation)) {
    return kinds.ASK_IF_DONE;
  }
  return operation.startsWith('take') ? kinds.INTERRUPTED_IN_A_LOOP : kinds.POLL_IN_A_LOOP;
}

/** What to change, in words and as a sketch beside which the place in the application is named. */
export function changeCard(finding) {
  const sketch = sketchOf(finding);
  return html`<section class="card change"><h2>What to change</h2>
    <p class="advice">${finding.advice}</p>
    ${sketch ? html`
      <p class="sub">${sketch.words}</p>
      <div class="sketch">
        ${panel(`Before, as at ${place(finding)}`, sketch.before, sketch.after, 'gone', nothing)}
        ${panel('After', sketch.after, sketch.before, 'come', copyButton('Copy', () => sketch.after))}
      </div>` : nothing}
  </section>`;
}

function panel(heading, text, other, word, button) {
  const lines = text.split('\n');
  const kept = common(lines, other.split('\n'));
  return html`<figure><figcaption>${heading}${button}</figcaption>
    <ol class="code" tabindex="0" aria-label=${heading}>${lines.map((line, index) => html`
      <li class=${kept.has(index) || line.trim() === '' ? '' : word}><code>${code(line)}</code></li>`)}</ol></figure>`;
}

/** The positions of the lines that stand in both, in the same order, as many as there can be; margins are left out. */
function common(lines, others) {
  const same = (i, j) => lines[i].trim() === others[j].trim();
  const longest = lines.map(() => []).concat([[]]);
  const length = (i, j) => longest[i]?.[j] ?? 0;
  for (let i = lines.length - 1; i >= 0; i--) {
    for (let j = others.length - 1; j >= 0; j--) {
      longest[i][j] = same(i, j) ? 1 + length(i + 1, j + 1) : Math.max(length(i + 1, j), length(i, j + 1));
    }
  }
  const kept = new Set();
  for (let i = 0, j = 0; i < lines.length && j < others.length;) {
    if (same(i, j)) {
      kept.add(i++);
      j++;
    } else if (length(i + 1, j) >= length(i, j + 1)) {
      i++;
    } else {
      j++;
    }
  }
  return kept;
}

/** The line that is to be changed, as far as that is known. */
function place(finding) {
  const spawned = ['unbounded-spawn', 'outlived-owner', 'abandoned-executor', 'lost-outcome', 'abandoned-at-exit'];
  const site = spawned.includes(finding.kind)
    ? finding.spawn?.site ?? finding.wait?.site
    : finding.kind === 'backlog'
      ? finding.channel?.created ?? finding.spawn?.site
      : finding.wait?.site ?? finding.spawn?.site;
  return site ? parse(site)?.location ?? site : 'the place above';
}
