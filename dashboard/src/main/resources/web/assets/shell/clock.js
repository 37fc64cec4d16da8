/** The server's clock: what is shown as "for 3 min" must not depend on how this computer's clock is set. */
let ahead = 0;

/** Learns from an answer of the server what its clock says. */
export function learn(iso) {
  const then = Date.parse(iso);
  ahead = Number.isNaN(then) ? 0 : then - Date.now();
}

/** Milliseconds since the epoch by the server's clock. */
export function now() {
  return Date.now() + ahead;
}
