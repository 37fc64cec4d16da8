/** What keys do on every page, and the dialog that tells it. */
import { html, render } from '../webjars.js';

const TOLD = [
  ['/', 'find an application, a JVM or a finding'],
  ['j', 'go to the next row'],
  ['k', 'go to the row before'],
  ['Enter', 'open the row'],
  ['?', 'show these keys'],
  ['Esc', 'close what is open'],
];

/** Listens for as long as the page is there; `find` opens the finder. */
export function listenToKeys(find) {
  const actions = { '/': find, '?': showKeys, j: () => move(1), k: () => move(-1) };
  document.addEventListener('keydown', event => {
    const action = actions[event.key];
    if (action && isFree(event)) {
      event.preventDefault();
      action();
    }
  });
}

/** Shows which keys there are. */
export function showKeys() {
  const dialog = document.createElement('dialog');
  dialog.className = 'keys';
  dialog.setAttribute('aria-label', 'Keys');
  dialog.addEventListener('close', () => dialog.remove());
  render(html`<h2>Keys</h2>
    <dl>${TOLD.map(([key, what]) => html`<dt><kbd>${key}</kbd></dt><dd>${what}</dd>`)}</dl>
    <div class="actions"><button @click=${() => dialog.close()}>Close</button></div>`, dialog);
  document.body.append(dialog);
  dialog.showModal();
}

/** Whether a key is nobody else's: the browser's, a dialog's or that of a field that is written in. */
function isFree(event) {
  const { target } = event;
  const writes = target.matches?.('textarea, select, input:not([type=checkbox]), [contenteditable]');
  const isShortcut = event.ctrlKey || event.metaKey || event.altKey;
  return !event.defaultPrevented && !writes && !isShortcut && !document.querySelector('dialog[open]');
}

function move(step) {
  const links = [...document.querySelectorAll('main tr.row a.whole')].filter(link => link.checkVisibility());
  const row = document.activeElement?.closest('tr.row');
  const at = links.findIndex(link => link.closest('tr.row') === row);
  const next = links[at < 0 ? (step > 0 ? 0 : links.length - 1) : at + step];
  next?.focus({ preventScroll: true });
  next?.closest('tr').scrollIntoView({ block: 'nearest' });
}
