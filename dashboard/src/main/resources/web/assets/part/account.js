/** Who is asking: name, role, and the way out. Nothing where nobody had to log in. */
import { html, nothing } from '../webjars.js';
import { get, remove } from '../shell/api.js';

let known = { login: false };

/** Finds out who is asking; `changed` is called once that is known. */
export async function learnAccount(changed) {
  try {
    known = await get('/api/v1/session');
    changed();
  } catch {
    // The page says itself that it has no contact.
  }
}

/** Whether who is asking may change anything. */
export function mayAct() {
  return known.role === undefined || known.role === 'operator';
}

/** Whether this dashboard asks for tokens. */
export function asksForTokens() {
  return known.login;
}

/** The part of the head. */
export function account() {
  return known.login && known.name
    ? html`<span class="account"><span class="name" title=${known.name}>${known.name}</span>
        <span class="role">${known.role}</span>
        <button type="button" @click=${leave}>Log out</button></span>`
    : nothing;
}

async function leave() {
  await remove('/api/v1/session');
  location.assign('/login');
}
