/** Speaks to the dashboard's REST interface. */

const UNAUTHORIZED = 401;
const FORBIDDEN = 403;

/** What was asked for is not known to the dashboard. */
export class Unknown extends Error {}

/** The dashboard did not answer, or answered with a failure. */
export class Unanswered extends Error {}

/** The dashboard does not do what was asked; the message is its sentence. */
export class Refused extends Error {}

/** The path of a JVM, or with more segments of something it has. */
export function jvmPath(jvm, ...more) {
  return ['/api/v1/jvms', ...[jvm, ...more].map(encodeURIComponent)].join('/');
}

/** The JSON at `path`. */
export async function get(path) {
  const answer = await fetched(path, { headers: { accept: 'application/json' }, cache: 'no-store' });
  if (answer.status === 404) {
    throw new Unknown(path);
  }
  if (answer.status === FORBIDDEN) {
    throw new Refused((await json(answer)).error);
  }
  if (!answer.ok) {
    throw new Unanswered(`The dashboard answers with an error (${answer.status})`);
  }
  return json(answer);
}

/** The JSON that answers when something is asked for at `path`. */
export async function post(path, content = {}) {
  return send('POST', path, content);
}

/** The JSON that answers when what is at `path` gets another content. */
export async function put(path, content) {
  return send('PUT', path, content);
}

/** Deletes what is at `path`. */
export async function remove(path) {
  return send('DELETE', path);
}

async function send(method, path, content) {
  const body = content === undefined ? undefined : JSON.stringify(content);
  const answer = await fetched(path, { method, headers: { 'content-type': 'application/json' }, body });
  const said = answer.status === 204 ? {} : await json(answer);
  if (!answer.ok) {
    throw new Refused(said.error ?? `The dashboard answers with an error (${answer.status})`);
  }
  return said;
}

async function fetched(path, options) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new Unanswered('Lost contact with the dashboard');
  }
  if (answer.status === UNAUTHORIZED) {
    location.assign(`/login?next=${encodeURIComponent(location.pathname + location.search)}`);
    throw new Unanswered('Nobody is logged in any more');
  }
  return answer;
}

async function json(answer) {
  try {
    return await answer.json();
  } catch {
    throw new Unanswered('Lost contact with the dashboard in the midst of its answer');
  }
}
