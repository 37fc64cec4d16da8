/** Leads to another page of this dashboard, as a link would. */
export function lead(path) {
  history.replaceState({ scrolled: scrollY }, '');
  history.pushState(null, '', path);
  dispatchEvent(new PopStateEvent('popstate'));
}
