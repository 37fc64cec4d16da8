/** Stacks put together to a tree: each frame with how many tasks are below it. */
import { isJdk } from './place.js';

const BLOCKED = new Set(['BLOCKED', 'WAITING', 'TIMED_WAITING']);

/** Whether the tasks of a group are blocked. */
export function isBlocked(group) {
  return BLOCKED.has(group.state);
}

/**
 * For how many tasks a task of a group stands, as a function: where the stacks of some were taken only, it is known how
 * many tasks of each spawn site live.
 */
export function scales(look) {
  if (look.shown >= look.tasks) {
    return () => 1;
  }
  const key = one => `${one.form} ${one.site}`;
  const live = summed(look.spawns ?? [], key, spawn => spawn.live);
  const seen = summed(look.groups, key, group => group.count);
  return group => Math.max(1, (live.get(key(group)) ?? (seen.get(key(group)) * look.tasks) / look.shown) / seen.get(key(group)));
}

function summed(rows, key, figure) {
  const sums = new Map();
  rows.forEach(row => sums.set(key(row), (sums.get(key(row)) ?? 0) + figure(row)));
  return sums;
}

/** How many tasks of a look are blocked. */
export function blockedIn(look) {
  const each = scales(look);
  return look.groups.filter(isBlocked).reduce((sum, group) => sum + group.count * each(group), 0);
}

/**
 * The tree of the groups' stacks, of which `each` is the scale; `inverted` begins with the innermost frames. A node has name, value, depth, parent,
 * own (whether it is the application's frame) and children, the largest first.
 */
export function stackTree(groups, each, inverted) {
  const root = node('all tasks', null);
  for (const group of groups) {
    const tasks = group.count * each(group);
    const own = new Set(group.application ?? []);
    const positions = group.stack.map((_, i) => i);
    let at = root;
    root.value += tasks;
    for (const i of inverted ? positions : positions.reverse()) {
      at = child(at, group.stack[i], own.size > 0 ? own.has(i) : !isJdk(group.stack[i]));
      at.value += tasks;
    }
  }
  return settle(root);
}

function node(name, parent) {
  return { name, parent, value: 0, depth: parent ? parent.depth + 1 : 0, own: false, byName: new Map(), children: [] };
}

function child(parent, name, own) {
  let found = parent.byName.get(name);
  if (!found) {
    found = node(name, parent);
    found.own = own;
    parent.byName.set(name, found);
  }
  return found;
}

/** Neighbours stay neighbours while figures move: children are ordered by their names. */
function settle(at) {
  at.children = [...at.byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  at.children.forEach(settle);
  return at;
}

/** The names on the way from the root to a node. */
export function pathTo(at) {
  return at.parent ? [...pathTo(at.parent), at.name] : [];
}

/** The node at the end of a path, or the last one that is still there. */
export function nodeAt(root, path) {
  return path.reduce((at, name) => (at && at.byName.get(name)) ?? at, root);
}

/** How many tasks have a frame in their stack that matches. */
export function matching(at, matches) {
  return matches(at) ? at.value : at.children.reduce((sum, one) => sum + matching(one, matches), 0);
}
