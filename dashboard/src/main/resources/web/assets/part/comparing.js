/** Ways to the page that compares two JVMs, or two spans of time. */
import { html, nothing } from '../webjars.js';

/** The address of a comparison; each side has `jvm`, its id, and perhaps `from` and `to` in epoch milliseconds. */
export function compareAddress(a, b) {
  const query = new URLSearchParams();
  for (const [name, side] of [['a', a], ['b', b]]) {
    query.set(name, side.jvm);
    if (side.from != null && side.to != null) {
      query.set(`${name}from`, side.from);
      query.set(`${name}to`, side.to);
    }
  }
  return `/compare?${query}`;
}

/** Leads to the comparison with the last JVM that ran the version before, as one of the facts of a JVM. */
export function beforeDeploy(jvm, deploy) {
  return deploy?.jvmBefore
    ? html`<li><a href=${compareAddress({ jvm: deploy.jvmBefore }, jvm)}>compare with before the deploy${
        deploy.before ? ` (version ${deploy.before})` : ''}</a></li>`
    : nothing;
}

/** Leads to the comparison of a marked span with the one of the same length before it. */
export function comparedWithBefore(jvm, span) {
  if (!span) {
    return nothing;
  }
  const before = { jvm: jvm.jvm, from: span.from - (span.to - span.from), to: span.from };
  return html`<a href=${compareAddress(before, { jvm: jvm.jvm, ...span })}>Compare with the same time before</a>`;
}
