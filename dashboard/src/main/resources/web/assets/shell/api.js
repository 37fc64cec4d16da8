/** Reads the dashboard's REST interface. */

/** What was asked for is not known to the dashboard. */
export class Unknown extends Error {}

/** The dashboard did not answer, or answered with a failure. */
export class Unanswered extends Error {}

/** The path of a JVM, or with more segments of something it has. */
export function jvmPath(jvm, ...more) {
  return ['/api/v1/jvms', ...[jvm, ...more].map(encodeURIComponent)].join('/');
}

/** The JSON at `path`. */
export async function get(path) {
  let answer;
  try {
    answer = await fetch(path, { headers: { accept: 'application/json' }, cache: 'no-store' });
  } catch {
    throw new Unanswered('Lost contact with the dashboard');
  }
  if (answer.status === 404) {
    throw new Unknown(path);
  }
  if (!answer.ok) {
    throw new Unanswered(`The dashboard answers with an error (${answer.status})`);
  }
  try {
    return await answer.json();
  } catch {
    throw new Unanswered('Lost contact with the dashboard in the midst of its answer');
  }
}
