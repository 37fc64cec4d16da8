/** Findings of many JVMs, with repeats of the same one in JVMs of one application put together. */
import { counts } from './handling.js';
import { byWorst } from './verdict.js';

/**
 * Worst first, those of JVMs that have ended last. Each has `finding`, the newest of its repeats and of a JVM that has
 * not ended if there is one, `repeats`, in how many other JVMs it was found, and `past`, whether all of these have ended.
 */
export function gathered(findings, jvms) {
  const ended = finding => jvms.get(finding.jvm)?.state === 'ended';
  const groups = new Map();
  for (const finding of findings) {
    const key = `${finding.name} ${finding.signature}`;
    const group = groups.get(key);
    if (!group) {
      groups.set(key, { key, finding, repeats: 0, past: ended(finding) });
    } else {
      group.repeats++;
      if (later(finding, group.finding, ended)) {
        group.finding = finding;
        group.past = ended(finding);
      }
    }
  }
  return [...groups.values()].sort((a, b) => a.past - b.past || byWorst(a.finding, b.finding));
}

/** How many of the gathered are open in JVMs that have not ended, and neither muted nor called resolved. */
export function openNow(groups) {
  return groups.filter(group => !group.past && counts(group.finding)).length;
}

function later(one, other, ended) {
  return ended(one) === ended(other) ? one.lastSeen > other.lastSeen : ended(other);
}

/** Tells a finding from all others. */
export function findingKey(finding) {
  return `${finding.jvm} ${finding.signature}`;
}
