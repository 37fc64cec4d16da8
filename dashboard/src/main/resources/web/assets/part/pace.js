/**
 * How elements go through a queue, in words: how long the oldest has waited, how many are put and taken.
 *
 * The agent tells it where elements stay from one of its looks to the next; of what goes on at once it knows neither.
 */
import { html, nothing } from '../webjars.js';
import { rate, roughly } from './format.js';

/** Of queues that are alike: the longest wait, and the rates of all together where each is known. */
export function pace(channels) {
  const flows = channels.map(channel => channel.flow);
  const oldest = Math.max(-1, ...flows.map(flow => flow?.oldestMillis ?? -1));
  const sum = key => (flows.every(flow => flow?.[key] != null) ? flows.reduce((all, flow) => all + flow[key], 0) : null);
  return { oldest: oldest < 0 ? null : oldest, puts: sum('putsPerSecond'), takes: sum('takesPerSecond') };
}

/** 5,560/s or, where it is slow, 1.5/min */
export function often(perSecond) {
  return perSecond > 0 && perSecond < 1 ? `${rate(perSecond * 60)}/min` : `${rate(perSecond)}/s`;
}

/** oldest 52 s; 25/s put, 24/s taken */
export function paceLine({ oldest, puts, takes }) {
  if (oldest == null) {
    return nothing;
  }
  return html`<div class="sub pace" title=${inFull({ oldest, puts, takes })}>oldest ${roughly(oldest)}${puts == null
    ? nothing : html`; <span class="put">${often(puts)} put</span>, <span class="take">${often(takes)} taken</span>`}</div>`;
}

/** The same as sentences. */
export function inFull({ oldest, puts, takes }) {
  const waits = `The oldest element has waited for at least ${roughly(oldest)}.`;
  return puts == null ? waits : `${waits} Meanwhile about ${often(puts)} were put and ${often(takes)} taken.`;
}
