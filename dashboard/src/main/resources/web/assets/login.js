/** The login page: sends the token once; from then on a cookie that no script can read says who is asking. */
const form = document.getElementById('login');
const said = document.getElementById('said');
const field = document.getElementById('token');
const button = form.querySelector('button');

/** Where the reader wanted to go, as long as it is on this dashboard. */
function next() {
  const address = new URL(new URLSearchParams(location.search).get('next') ?? '/', location.origin);
  return address.origin === location.origin ? address.href : '/';
}

async function logIn(token) {
  try {
    const answer = await fetch('/api/v1/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    });
    return answer.ok ? null : ((await answer.json()).error ?? `The dashboard answers with an error (${answer.status}).`);
  } catch {
    return 'The dashboard does not answer; try again when it is there.';
  }
}

form.addEventListener('submit', async event => {
  event.preventDefault();
  button.disabled = true;
  said.textContent = '';
  const trouble = await logIn(field.value);
  button.disabled = false;
  if (trouble === null) {
    location.replace(next());
    return;
  }
  said.textContent = trouble;
  field.select();
});
