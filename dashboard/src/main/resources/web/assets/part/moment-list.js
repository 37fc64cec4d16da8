/** What happened, as a list, the newest first. */
import { html, nothing, repeat } from '../webjars.js';
import { moment } from './format.js';

const MOST = 6;

export function momentList(moments, unfolded, changed) {
  const newest = moments.toReversed();
  return html`<section class="card happened"><h2>What happened</h2>
    ${newest.length === 0
      ? html`<p class="sub">Nothing but the usual.</p>`
      : html`<ul class="plain">${repeat(unfolded.some('moments', newest, MOST), key, happened => html`
          <li class=${happened.bad ? 'bad' : ''}><span class="when">${moment(new Date(happened.at).toISOString())}</span>
            <span>${happened.what}</span></li>`)}</ul>`}
    ${newest.length > MOST ? unfolded.more('moments', newest, MOST, changed) : nothing}
  </section>`;
}

function key(happened) {
  return `${happened.at} ${happened.what}`;
}
