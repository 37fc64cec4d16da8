/** Which page an address means, and how links lead there without loading everything anew. */
import { AlertsPage } from '../page/alerts.js';
import { AuditPage } from '../page/audit.js';
import { FleetPage } from '../page/fleet.js';
import { ComparePage } from '../page/compare.js';
import { FindingsPage } from '../page/findings.js';
import { JvmPage } from '../page/jvm.js';
import { FindingPage } from '../page/finding.js';
import { ServicePage } from '../page/service.js';
import { TaskPage } from '../page/task.js';
import { TasksPage } from '../page/tasks.js';

const ROUTES = [
  [/^\/$/, (_, query) => new FleetPage(query.get('q'))],
  [/^\/findings\/?$/, (_, query) => new FindingsPage(query)],
  [/^\/services\/?$/, (_, query) => new ServicePage(query.get('name') ?? '')],
  [/^\/compare\/?$/, (_, query) => new ComparePage(query)],
  [/^\/alerts\/?$/, () => new AlertsPage()],
  [/^\/audit\/?$/, () => new AuditPage()],
  [/^\/jvms\/([^/]+)\/?$/, ([jvm]) => new JvmPage(jvm)],
  [/^\/jvms\/([^/]+)\/tasks\/?$/, ([jvm]) => new TasksPage(jvm)],
  [/^\/jvms\/([^/]+)\/tasks\/([^/]+)\/?$/, ([jvm, task]) => new TaskPage(jvm, task)],
  [/^\/jvms\/([^/]+)\/findings\/([^/]+)\/?$/, ([jvm, signature]) => new FindingPage(jvm, signature)],
];

/** The page at the address, or null where there is none. */
export function pageAt(address) {
  for (const [path, page] of ROUTES) {
    const match = path.exec(address.pathname);
    if (match) {
      return page(match.slice(1).map(decoded), address.searchParams);
    }
  }
  return null;
}

function decoded(segment) {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Calls `arrived(kept)` whenever a link or the browser's buttons lead elsewhere; `kept` is the place scrolled to. */
export function follow(arrived) {
  history.scrollRestoration = 'manual';
  document.addEventListener('click', event => {
    const link = event.target.closest?.('a[href]');
    if (!link || !plain(event) || link.origin !== location.origin || link.target) {
      return;
    }
    event.preventDefault();
    history.replaceState({ scrolled: scrollY }, '');
    if (link.href !== location.href) {
      history.pushState(null, '', link.href);
    }
    arrived(0);
  });
  addEventListener('popstate', event => arrived(event.state?.scrolled ?? 0));
}

function plain(event) {
  return event.button === 0 && !event.defaultPrevented && !event.metaKey && !event.ctrlKey && !event.shiftKey;
}
