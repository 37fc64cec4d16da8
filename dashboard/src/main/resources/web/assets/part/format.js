/** How figures, times and durations are put in words. */
import { html } from '../webjars.js';

const GROUPED = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const SHORT = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const SIZES = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
const UNKNOWN = '–';

/** 12,031 */
export function number(value) {
  return value == null ? UNKNOWN : GROUPED.format(value);
}

/** 12K, for the scale of a chart. */
export function short(value) {
  return SHORT.format(value);
}

/** 5,560 or, where it is small, 1.5 */
export function rate(perSecond) {
  if (perSecond == null) {
    return UNKNOWN;
  }
  return perSecond > 0 && perSecond < 10 ? perSecond.toFixed(1) : GROUPED.format(perSecond);
}

/** 1.9 GiB */
export function bytes(value) {
  if (value == null) {
    return UNKNOWN;
  }
  let unit = 0;
  let size = value;
  while (size >= 1024 && unit < SIZES.length - 1) {
    size /= 1024;
    unit++;
  }
  return `${size < 10 && unit > 0 ? size.toFixed(1) : GROUPED.format(size)} ${SIZES[unit]}`;
}

/** 1.9 GiB (2,040,109,465 B) */
export function exactBytes(value) {
  return value == null || value < 1024 ? bytes(value) : `${bytes(value)} (${GROUPED.format(value)} B)`;
}

/** 0.8 s, 52 s, 1 min 52 s, 3 h 4 min, 2 d 5 h */
export function duration(millis) {
  const seconds = Math.max(0, millis) / 1000;
  if (seconds < 10) {
    return `${seconds.toFixed(1)} s`;
  }
  const parts = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [Math.floor(seconds) % 60, 's'],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${number(count)} ${unit}`)
    .join(' ');
}

/** 38 ms or 0.3 s: how long a JVM stands still. */
export function pause(millis) {
  return millis < 100 ? `${number(millis)} ms` : duration(millis);
}

/** A duration that stands still for longer: one unit only. */
export function roughly(millis) {
  return duration(millis).split(' ').slice(0, 2).join(' ');
}

/** 10:52:07 in the reader's own time. */
export function clockTime(date) {
  return CLOCK.format(date);
}

/** A moment: local time, with the day where it is not today's, and ISO-8601 on hover. */
export function moment(iso) {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) {
    return iso ?? UNKNOWN;
  }
  const today = date.toDateString() === new Date().toDateString();
  const text = today ? CLOCK.format(date) : `${DAY.format(date)} ${CLOCK.format(date)}`;
  return html`<time datetime=${iso} title=${iso}>${text}</time>`;
}

/** 1 task, 2 tasks */
export function counted(count, one, many = `${one}s`) {
  return `${number(count)} ${count === 1 ? one : many}`;
}

/** A clause as a sentence: with a capital, and a full stop at its end. */
export function sentence(clause) {
  const whole = clause.charAt(0).toUpperCase() + clause.slice(1);
  return /[.!?…]$/.test(whole) ? whole : `${whole}.`;
}

/** What stands for something that is not known. */
export const unknown = UNKNOWN;
