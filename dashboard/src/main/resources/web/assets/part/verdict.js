/** Findings in short: how sure they are and what that means, which is worse, and rows of them. */
import { html } from '../webjars.js';
import { number } from './format.js';

const MEANING = {
  proven: 'nothing that lives can reach what would release them',
  evident: "the JVM's own state shows it",
  suspected: 'the figures say so; it is withdrawn if it proves wrong',
};
/** What proof means where nothing waits to be released. */
const PROVEN = {
  'lost-outcome': 'nobody that lives can ask for their outcome any more',
  'abandoned-executor': 'nobody that lives can give them work or shut them down',
};
const ORIGIN = {
  'lost-outcome': { heading: 'Given at', mark: 'given here' },
  'abandoned-executor': { heading: 'Made at', mark: 'made here' },
};
const SPAWNED = { heading: 'Spawned at', mark: 'spawned here' };
const OVER = {
  withdrawn: 'it was suspected and proved wrong',
  resolved: 'it was true and is over',
  cleared: 'it was suspected, and a heap dump shows what can release them',
  refuted: 'it was called proven, and one of them went on after all',
};
const RANK = { proven: 3, evident: 2, suspected: 1 };

/** The three verdicts, worst first. */
export const verdicts = Object.keys(MEANING);

/** The verdict of an open finding, or how a finding that is over ended: a shape and a word. */
export function verdict(finding) {
  if (finding.state === 'refuted') {
    return html`<span class="v refuted">refuted</span>`;
  }
  const known = finding.state === 'open' && Object.hasOwn(MEANING, finding.verdict);
  return known
    ? html`<span class="v ${finding.verdict}">${finding.verdict}</span>`
    : html`<span class="v over">${finding.state === 'open' ? finding.verdict : finding.state}</span>`;
}

/** What the verdict means, in one phrase. */
export function meaning(finding) {
  return (finding.state === 'open' ? openMeaning(finding) : OVER[finding.state]) ?? '';
}

function openMeaning({ verdict, kind, proof }) {
  if (verdict === 'proven') {
    return PROVEN[kind] ?? MEANING.proven;
  }
  return proof?.outcome.startsWith('proven') ? `a heap dump says ${proof.outcome}` : MEANING[verdict];
}

/** The custom property that holds the colour of a finding. */
export function colour(finding) {
  return finding.state === 'open' && Object.hasOwn(MEANING, finding.verdict) ? `--${finding.verdict}` : '--muted';
}

/**
 * Orders findings: open ones first, then the refuted and the surer ones, then tasks before elements, then the larger and the older.
 * Sizes are compared by their digits, so that two findings do not change places while both grow.
 */
export function byWorst(a, b) {
  return weight(b) - weight(a) || digits(b) - digits(a) || a.firstSeen.localeCompare(b.firstSeen);
}

function digits(finding) {
  return String(finding.count).length;
}

function weight(finding) {
  const life = { open: 20, refuted: 10 }[finding.state] ?? 0;
  return life + (RANK[finding.verdict] ?? 0) * 2 + (finding.kind === 'backlog' ? 0 : 1);
}

/** How many findings of each verdict, worst first, and refuted ones; `counts` has a key for each verdict. */
export function tally(counts, refuted) {
  const all = { ...counts, refuted };
  const present = [...verdicts, 'refuted'].filter(name => all[name] > 0);
  return present.length === 0
    ? html`<span class="sub">none</span>`
    : html`<span class="tally">${present.map(name => html`
        <span class="v ${name}">${number(all[name])} ${name}</span>`)}</span>`;
}

/** The worst verdict among counts, as a number that is 0 where there is none. */
export function severity(counts) {
  return Math.max(0, ...verdicts.filter(name => counts?.[name] > 0).map(name => RANK[name]));
}

/** The address of a finding's page. */
export function findingPath(finding) {
  return `/jvms/${encodeURIComponent(finding.jvm)}/findings/${encodeURIComponent(finding.signature)}`;
}

/** What the place is called where the counted came from: a heading, and a mark at the line. */
export function origin(finding) {
  return ORIGIN[finding.kind] ?? SPAWNED;
}

/** What a finding counts: tasks, the elements of a queue, or executors. */
export function unit(finding) {
  return { backlog: 'element', 'abandoned-executor': 'executor' }[finding.kind] ?? 'task';
}
