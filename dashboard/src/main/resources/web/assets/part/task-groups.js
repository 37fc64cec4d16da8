/** All tasks of a look by spawn site and, below each, by where and how they wait. */
import { html, nothing, repeat } from '../webjars.js';
import { duration, number, roughly, unknown } from './format.js';
import { brief, isJdk, simple, site } from './place.js';
import { INFERRED } from './sites.js';
import { stack } from './stack.js';
import { isBlocked, scales } from './stacks.js';
import { findingPath, verdict } from './verdict.js';

const MOST_SITES = 25;
const MOST_WAITS = 8;
const MOST_MEMBERS = 12;
const FORMS = {
  'platform-thread': 'platform threads',
  'virtual-thread': 'virtual threads',
  worker: 'workers of an executor',
  'executor-task': 'executor tasks',
};

/** What so many tasks of a form are called. */
export function formWords(form, count = 2) {
  const words = FORMS[form] ?? 'tasks';
  return Math.round(count) === 1 ? words.replace(/s(?= |$)/, '') : words;
}

/** The groups of a look that a text is found in: their sites, frames, names and numbers. */
export function found(groups, query) {
  return query === '' ? groups : groups.filter(group => texts(group).some(text => text.toLowerCase().includes(query)));
}

function texts(group) {
  const wait = group.wait ?? {};
  return [group.site, group.state, wait.operation ?? '', wait.channel ?? '', ...group.stack, ...group.names,
    ...group.ids.map(id => `#${id}`)];
}

/** Spawn sites with their waits, those with most tasks first; each wait has the groups of the look that it is made of. */
export function bySite(groups, look) {
  const each = scales(look);
  const sites = new Map();
  for (const group of groups) {
    const key = `${group.form} ${group.site}`;
    const spawned = sites.get(key) ?? { key, site: group.site, form: group.form, inferred: false, count: 0, waits: new Map() };
    spawned.count += group.count * each(group);
    spawned.inferred ||= group.inferred === true;
    add(spawned.waits, group, each(group), key);
    sites.set(key, spawned);
  }
  return [...sites.values()]
    .map(spawned => ({ ...spawned, waits: [...spawned.waits.values()].sort(most) }))
    .sort(most);
}

function most(a, b) {
  return b.count - a.count || (a.key < b.key ? -1 : 1);
}

function add(waits, group, each, spawned) {
  const place = waitPlace(group);
  const key = `${spawned} ${group.state} ${place.where} ${place.site}`;
  const wait = waits.get(key) ?? { key, ...place, state: group.state, count: 0, oldest: 0, longest: 0, groups: [] };
  wait.count += group.count * each;
  wait.oldest = Math.max(wait.oldest, group.oldestMillis);
  wait.longest = Math.max(wait.longest, group.wait?.longestMillis ?? 0);
  wait.groups.push(group);
  waits.set(key, wait);
}

/** Where and in what tasks of a group wait or run. */
export function waitPlace(group) {
  const own = group.application?.[0];
  const at = group.wait?.site ?? group.stack[own ?? 0] ?? '';
  if (!isBlocked(group)) {
    return { where: 'running', site: at, timed: false };
  }
  const { wait } = group;
  const channel = wait?.channel ? `${simple(wait.channel)}.` : '';
  const where = wait ? `${channel}${wait.operation}()` : brief(group.stack[0] ?? 'waiting');
  return { where, site: at, timed: wait ? wait.timed : group.state === 'TIMED_WAITING' };
}

export const exportColumns = [
  ['spawn site', row => row.spawned.site],
  ['form', row => row.spawned.form ?? ''],
  ['tasks', row => Math.round(row.wait.count)],
  ['state', row => row.wait.state],
  ['in', row => row.wait.where],
  ['wait site', row => row.wait.site],
  ['timed', row => String(row.wait.timed)],
  ['longest wait ms', row => row.wait.longest],
  ['oldest ms', row => row.wait.oldest],
];

export function exportRows(sites) {
  return sites.flatMap(spawned => spawned.waits.map(wait => ({ spawned, wait })));
}

/** `opened` is the set of the keys of waits that are shown in full. */
export function taskTable(sites, look, { jvm, findings, unfolded, opened, changed }) {
  const about = look.shown < look.tasks ? '≈ ' : '';
  const shown = unfolded.some('task sites', sites, MOST_SITES);
  return html`<table class="alltasks stacking" aria-label="Tasks by spawn site and wait">
      <colgroup><col class="c-tasks"><col class="c-wait"><col><col class="c-age"><col class="c-age"><col class="c-note"></colgroup>
      <thead><tr><th scope="col" class="num">Tasks</th><th scope="col">In</th><th scope="col">At</th>
        <th scope="col" class="num">Longest wait</th><th scope="col" class="num">Oldest</th><th scope="col">Finding</th></tr></thead>
      ${repeat(shown, spawned => spawned.key, spawned => html`<tbody>
        <tr class="group"><th scope="rowgroup" colspan="6">${number(spawned.count)}
          <span class="sub">${formWords(spawned.form, spawned.count)} spawned at</span> ${site(spawned.site)}
          ${spawned.inferred ? html`<abbr title=${INFERRED}>inferred</abbr>` : nothing}</th></tr>
        ${repeat(unfolded.some(spawned.key, spawned.waits, MOST_WAITS), wait => wait.key, wait =>
          rows(wait, spawned, about, { jvm, findings, opened, changed }))}
        ${spawned.waits.length > MOST_WAITS
          ? html`<tr><td colspan="6">${unfolded.more(spawned.key, spawned.waits, MOST_WAITS, changed)}</td></tr>` : nothing}
      </tbody>`)}
    </table>
    ${unfolded.more('task sites', sites, MOST_SITES, changed)}`;
}

function rows(wait, spawned, about, { jvm, findings, opened, changed }) {
  const open = opened.has(wait.key);
  const finding = findings.find(f => f.state === 'open' && f.spawn?.site === spawned.site && f.wait?.site === wait.site);
  const toggle = () => {
    opened[open ? 'delete' : 'add'](wait.key);
    changed();
  };
  return html`<tr>
      <td data-label="Tasks" class="num">${spawned.waits.length > 1 ? about : ''}${number(wait.count)}</td>
      <td data-label="In"><button class="fold" aria-expanded=${open} @click=${toggle}><span class="mono">${wait.where}</span></button
        >${wait.timed ? html`<span class="sub">, timed</span>` : nothing}</td>
      <td data-label="At">${isJdk(wait.site) && spawned.form === 'worker' ? html`<span class="sub">idle, </span>` : nothing}${
        site(wait.site)}</td>
      <td data-label="Longest wait" class="num">${wait.longest > 0 ? roughly(wait.longest) : unknown}</td>
      <td data-label="Oldest" class="num">${roughly(wait.oldest)}</td>
      <td data-label="Finding">${finding
        ? html`<a href=${findingPath(finding)} title=${finding.title}>${verdict(finding)}</a>` : nothing}</td>
    </tr>
    ${open ? html`<tr class="opened"><td colspan="6">${detail(wait, jvm)}</td></tr>` : nothing}`;
}

function detail(wait, jvm) {
  const first = wait.groups[0];
  const members = wait.groups.flatMap(group => group.members ?? []).slice(0, MOST_MEMBERS);
  return html`<div class="grid pair">
    <section><h2>${wait.groups.length > 1 ? `The stack of ${number(first.count)} of them` : 'Their stack'}</h2>
      ${first.stack.length > 0
        ? stack({ stack: first.stack, application: first.application ?? [], site: wait.site },
            wait.where === 'running' ? 'runs here' : `waits here, in ${wait.where}`)
        : html`<p class="sub">The JVM gave none.</p>`}</section>
    <section><h2>The oldest of them</h2>${memberTable(members, jvm)}</section>
  </div>`;
}

/** Tasks one by one, each with a link to its own page. */
export function memberTable(members, jvm) {
  return members.length === 0
    ? html`<p class="sub">The agent tells of none of them one by one; there is no room for all.</p>`
    : html`<table class="members"><colgroup><col class="c-task"><col class="c-span"><col class="c-span"><col></colgroup><thead><tr><th scope="col">Task</th><th scope="col" class="num">Age</th>
        <th scope="col" class="num">Waits for</th><th scope="col">Spawned by</th></tr></thead>
        <tbody>${members.map(member => html`<tr>
          <td><a href=${taskPath(jvm, member.id)}>${taskName(member)}</a></td>
          <td class="num">${roughly(member.ageMillis)}</td>
          <td class="num">${member.waitedMillis == null ? unknown : duration(member.waitedMillis)}</td>
          <td>${owner(member.owner, jvm)}</td></tr>`)}</tbody></table>`;
}

/** Who spawned a task: a link where it lives. */
export function owner(known, jvm) {
  if (!known) {
    return html`<span class="sub">not known</span>`;
  }
  return known.id == null
    ? html`<span class="sub">a task${known.over ? ' that has ended' : ''}, of ${site(known.site)}</span>`
    : html`<a href=${taskPath(jvm, known.id)}>${taskName(known)}</a>`;
}

export function taskName({ id, name }) {
  return name ? `${name} #${id}` : `#${id}`;
}

export function taskPath(jvm, id) {
  return `/jvms/${encodeURIComponent(jvm)}/tasks/${encodeURIComponent(id)}`;
}
