/** Who spawned whom, by spawn site: a tree that can be folded. */
import { html, nothing } from '../webjars.js';
import { counted, number } from './format.js';
import { site } from './place.js';
import { formWords } from './task-groups.js';

const DEEPEST = 12;
const MOST_CHILDREN = 30;
const OPEN_LEVELS = 2;

/** `spawns` are a look's. */
export function ownerTree(spawns) {
  const children = new Map();
  spawns.forEach(spawn => children.set(spawn.by, [...(children.get(spawn.by) ?? []), spawn]));
  const known = new Set(spawns.map(spawn => spawn.site));
  const roots = [...children.keys()].filter(by => by != null && !known.has(by));
  const given = (children.get(undefined) ?? []).filter(spawn => spawn.form === 'executor-task');
  const others = (children.get(undefined) ?? []).filter(spawn => spawn.form !== 'executor-task');
  if (spawns.length === 0) {
    return html`<p class="quiet">The agent does not tell who spawned whom; one of an older version does not.</p>`;
  }
  return html`<ul class="owners">
    ${others.length > 0 ? top('spawned by who was there before the agent, such as the main thread', others, children) : nothing}
    ${given.length > 0 ? top('given to executors', given, children) : nothing}
    ${roots.map(by => html`<li><details open><summary>${site(by)}</summary>${list(children.get(by), children, [by])}</details></li>`)}
  </ul>`;
}

function top(words, spawns, children) {
  return html`<li><details open><summary class="sub">${words}</summary>${list(spawns, children, [])}</details></li>`;
}

function list(spawns, children, path) {
  const ordered = [...spawns].sort((a, b) => b.live - a.live || (a.site < b.site ? -1 : 1));
  return html`<ul>${ordered.slice(0, MOST_CHILDREN).map(spawn => entry(spawn, children, path))}
    ${ordered.length > MOST_CHILDREN
      ? html`<li class="sub">and ${number(ordered.length - MOST_CHILDREN)} more</li>` : nothing}</ul>`;
}

function entry(spawn, children, path) {
  const below = children.get(spawn.site) ?? [];
  const again = path.includes(spawn.site);
  const words = html`${site(spawn.site)} <span class="sub">${number(spawn.live)} live ${formWords(spawn.form, spawn.live)}${
    spawn.over > 0 ? `, ${counted(spawn.over, 'ended owner')}` : ''}${again ? ', spawn their like' : ''}</span>`;
  return below.length === 0 || again || path.length >= DEEPEST
    ? html`<li class="leaf">${words}</li>`
    : html`<li><details ?open=${path.length < OPEN_LEVELS}><summary>${words}</summary>
        ${list(below, children, [...path, spawn.site])}</details></li>`;
}
