/** A button that copies a text and says that it has. */
import { html } from '../webjars.js';

const SAID_MILLIS = 2000;

/** `text` is called when the button is pressed. */
export function copyButton(label, text) {
  return html`<button class="copy" @click=${event => press(event.currentTarget, text())}>
    <span class="label">${label}</span><span class="said" role="status"></span>
  </button>`;
}

async function press(button, text) {
  const said = button.querySelector('.said');
  said.textContent = (await copied(text)) ? 'Copied' : 'The browser does not allow it';
  button.classList.add('pressed');
  setTimeout(() => {
    button.classList.remove('pressed');
    said.textContent = '';
  }, SAID_MILLIS);
}

/** Without a secure context there is no clipboard, but a selection can still be copied. */
async function copied(text) {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return byHand(text);
    }
  }
  return byHand(text);
}

function byHand(text) {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'unseen';
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  return done;
}
