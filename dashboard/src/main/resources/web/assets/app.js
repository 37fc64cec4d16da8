/** The frame around every page: the head, the banner when contact is lost, and the page that the address means. */
import { html, nothing, render } from './webjars.js';
import { account, learnAccount, mayAct } from './part/account.js';
import { clockTime } from './part/format.js';
import { find } from './shell/finder.js';
import { listenToKeys, showKeys } from './shell/keys.js';
import { Pace } from './shell/pace.js';
import { follow, pageAt } from './shell/router.js';
import { nextTheme, theme } from './shell/theme.js';
import { Visit } from './shell/visit.js';

const THEMES = { system: '◐', light: '☀', dark: '☾' };

const pace = new Pace(draw);
let visit = null;
let arrival = null;

function arrive(scrolled) {
  visit?.close();
  const page = pageAt(new URL(location.href));
  visit = page && new Visit(page, pace.heard);
  arrival = { scrolled, focus: document.activeElement !== document.body };
  pace.soon();
}

function draw() {
  const focused = document.activeElement;
  render(frame(), document.body);
  keepFocus(focused);
  settle();
}

/** A row that moves among others would lose the focus. */
function keepFocus(focused) {
  if (focused !== document.activeElement && focused?.isConnected) {
    focused.focus({ preventScroll: true });
  }
}

/** Once the page stands: the reader is put where a page loaded the ordinary way would have put them. */
function settle() {
  if (arrival && visit?.phase !== 'loading') {
    scrollTo(0, arrival.scrolled);
    if (arrival.focus) {
      document.querySelector('h1')?.focus({ preventScroll: true });
    }
    arrival = null;
  }
}

function frame() {
  document.title = visit?.phase === 'ready' ? `${visit.page.name()} · Stranded` : 'Stranded';
  return html`
    <a class="skip" href="#main">Skip to the page</a>
    <header>
      <a class="brand" href="/"><img src="/assets/icon.svg" alt="" width="20" height="20">Stranded</a>
      <nav aria-label="Main">${entry('/', 'JVMs')}${entry('/findings', 'Findings')}${entry('/compare', 'Compare')}${
        entry('/alerts', 'Alerts')}${mayAct() ? entry('/audit', 'Log') : nothing}</nav>
      <span class="contact ${visit?.trouble ? 'lost' : ''}">${contact()}</span>
      ${account()}
      <div class="tools">
        <button class="find" @click=${find} aria-keyshortcuts="/">Find <kbd>/</kbd></button>
        <button @click=${changeTheme} aria-label="Theme: ${theme()}" title="Theme: ${theme()}">${THEMES[theme()]}</button>
        <button @click=${showKeys} aria-label="Keys" title="Keys" aria-keyshortcuts="?">?</button>
      </div>
    </header>
    <main id="main">${content()}</main>
    <div class="banner" role="status">${visit?.trouble ? banner() : nothing}</div>`;
}

function entry(path, name) {
  const here = location.pathname === path || (path === '/' && /^\/(jvms|services)/.test(location.pathname));
  return html`<a href=${path} class=${here ? 'on' : ''} aria-current=${here ? 'page' : 'false'}>${name}</a>`;
}

function contact() {
  if (visit?.trouble) {
    return 'no contact';
  }
  return visit && visit.phase !== 'loading' ? 'live' : nothing;
}

function banner() {
  const known = visit.knownAt
    ? html`showing what was known at <time title=${visit.knownAt.toISOString()}>${clockTime(visit.knownAt)}</time>`
    : 'nothing is known yet';
  return html`<p><b>${visit.trouble}</b>; ${known}. It is tried again by itself.</p>`;
}

function content() {
  if (!visit) {
    return html`<h1 tabindex="-1">There is no such page</h1>
      <p class="sub">${location.pathname} leads nowhere. <a href="/">All JVMs</a> is where to start.</p>`;
  }
  if (visit.phase === 'loading') {
    return html`<p class="loading">${visit.trouble ? 'Waiting for the dashboard to answer.' : 'Loading.'}</p>`;
  }
  return visit.phase === 'unknown' ? visit.page.unknown() : visit.page.view(pace.soon);
}

function changeTheme() {
  nextTheme();
  pace.soon();
}

follow(arrive);
learnAccount(pace.soon);
listenToKeys(find);
arrive(0);
setInterval(pace.heard, 1000);
