/** The ways to wait, in words that are the same wherever they are shown. */
import { isJdk, simple } from './place.js';

/** Whether the tasks of a site are workers that wait for work. */
export function isIdle(site, wait) {
  return site.form === 'worker' && isJdk(wait.site);
}

/** LinkedBlockingQueue.take(), or sleep, timed */
export function waitName({ channel, operation, timed }, idle) {
  const where = channel ? `${simple(channel)}.${operation}()` : operation;
  return idle ? `idle workers, in ${where}` : timed ? `${where}, timed` : where;
}
