/** What is said of a JVM wherever it is shown: who it is, whether it lives, what the agent sees of it. */
import { html, nothing } from '../webjars.js';
import { counted, duration, moment, number, roughly, unknown } from './format.js';
import { now } from '../shell/clock.js';

/** What an agent says last in a JVM that goes on. */
const DETACHED = 'Stranded was detached';

const STATES = ['live', 'silent', 'ended'];

/** The address of a JVM's page. */
export function jvmAddress(jvm) {
  return `/jvms/${encodeURIComponent(jvm.jvm)}`;
}

/** The address of the page of all JVMs of an application. */
export function serviceAddress(name) {
  return `/services?name=${encodeURIComponent(name)}`;
}

/** Live, silent for how long, ended, or no longer watched. */
export function state(jvm) {
  const known = STATES.includes(jvm.state) ? jvm.state : 'silent';
  const silence = jvm.state === 'silent' ? ` for ${roughly(now() - Date.parse(jvm.lastSeen))}` : '';
  return html`<span class="state ${known}" title="last heard of at ${jvm.lastSeen}">${
    isLeft(jvm) ? 'detached' : known}${silence}</span>`;
}

/** Whether the JVM goes on without an agent, as far as is known. */
function isLeft(jvm) {
  return jvm.state === 'ended' && jvm.reason === DETACHED;
}

/** What a JVM that is not live means for what is shown, or nothing; `stands` when its heap may be dumped just now. */
export function lastWords(jvm, stands = false) {
  if (isLeft(jvm)) {
    return html`<p class="note">The agent left this JVM at ${moment(jvm.lastSeen)}, because it was told to detach. What follows
      is the last that was seen of it.</p>`;
  }
  if (jvm.state === 'ended') {
    return html`<p class="note">This JVM ended at ${moment(jvm.lastSeen)}${jvm.reason ? `: ${jvm.reason}` : ''}.
      What follows is the last that was seen of it.</p>`;
  }
  if (jvm.state === 'silent' && stands) {
    return html`<p class="note">Nothing was heard of this JVM since ${moment(jvm.lastSeen)}: it stands still while its heap is
      dumped. What follows is what was seen before.</p>`;
  }
  if (jvm.state === 'silent') {
    return html`<p class="note">Nothing was heard of this JVM since ${moment(jvm.lastSeen)}: it was killed, it hangs, or
      the network is cut. What follows is the last that was seen of it.</p>`;
  }
  return nothing;
}

/** How long it has run, or ran. */
export function uptime(jvm) {
  const until = jvm.state === 'live' ? now() : Date.parse(jvm.lastSeen);
  return html`<span title="started at ${jvm.started}">${duration(until - Date.parse(jvm.started))}</span>`;
}

/** How many hooks see what they follow, and whether anything was missed. */
export function coverage(health) {
  if (!health) {
    return unknown;
  }
  const hooks = health.hooks ?? [];
  const live = hooks.filter(hook => hook.live).length;
  const flaws = [
    health.off && 'switched off',
    live < hooks.length && `${number(hooks.length - live)} of ${counted(hooks.length, 'hook')} not live`,
    health.dropped > 0 && `${number(health.dropped)} dropped`,
    health.faults > 0 && counted(health.faults, 'fault'),
  ].filter(Boolean);
  return flaws.length > 0
    ? html`<span class="flaw">${flaws.join(', ')}</span>`
    : html`all ${counted(live, 'hook')} live`;
}
