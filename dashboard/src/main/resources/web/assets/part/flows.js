/**
 * What flows through a JVM's queues: who puts, which queue, who takes, as nodes and edges.
 *
 * Queues of one type made at one place are one node. A pool takes from its work queue. Who was never seen to wait or to
 * let others go on is not known.
 */
import { pace } from './pace.js';
import { brief, simple } from './place.js';

const MOST_QUEUES = 14;
const PUTS = /^(?:put|offer|transfer|tryTransfer|write|submit)/;

/** `seen` keeps the keys of the queues that were drawn, so that they stay; `before` is the snapshot before. */
export function flows(snapshot, findings, seen, before) {
  const queues = chosen(grouped(snapshot.channels), seen);
  const waits = waitsByChannel(snapshot.sites);
  const nodes = new Map();
  const edges = new Map();
  for (const queue of queues) {
    queue.pace = pace(queue.channels);
    nodes.set(queue.id, queue);
    const sides = { put: new Map(), take: new Map() };
    queue.channels.forEach(channel => {
      known(sides.put, channel.putters, nodes);
      known(sides.take, channel.takers, nodes);
      (waits.get(channel.id) ?? []).forEach(wait => waiting(sides, wait, queue, nodes));
    });
    const pool = poolOf(queue, snapshot, before);
    if (pool) {
      nodes.set(pool.id, pool);
      takenOver(sides.take, pool, queue);
    }
    queue.finding = findings.find(f => f.channel && keyOf(f.channel) === queue.key && f.state === 'open');
    rest(sides, queue);
    join(edges, queue, sides);
  }
  const drawn = [...edges.values()];
  name(nodes, drawn);
  return { nodes: [...nodes.values()].filter(node => node.kind !== 'site' || node.used), edges: drawn };
}

function keyOf(channel) {
  return `${channel.type} ${channel.created ?? channel.id}`;
}

function grouped(channels) {
  const groups = new Map();
  for (const channel of channels.filter(one => !one.state)) {
    const key = keyOf(channel);
    const group = groups.get(key) ?? {
      id: `queue ${key}`, kind: 'queue', key, type: channel.type, created: channel.created, bounded: channel.bounded,
      size: null, capacity: 0, takers: 0, putters: 0, handedOver: 0, longest: 0, channels: [] };
    group.channels.push(channel);
    group.size = channel.size == null ? group.size : (group.size ?? 0) + channel.size;
    group.capacity += channel.capacity ?? 0;
    group.takers += channel.waitingTakers;
    group.putters += channel.waitingPutters;
    group.handedOver += channel.handedOver ?? 0;
    group.executor ??= channel.executor;
    groups.set(key, group);
  }
  return groups;
}

/** Those that were drawn stay, and of the others the most interesting come; what only idles is left out. */
function chosen(groups, seen) {
  const interest = group => 100 * group.putters + 10 * Math.min(1000, group.takers) + Math.min(1000, group.size ?? 0)
    + users(group) * 50;
  const fresh = [...groups.values()]
    .filter(group => !seen.has(group.key) && (interest(group) > 0))
    .sort((a, b) => interest(b) - interest(a) || (a.key < b.key ? -1 : 1));
  fresh.slice(0, Math.max(0, MOST_QUEUES - seen.size)).forEach(group => seen.add(group.key));
  return [...seen].map(key => groups.get(key)).filter(Boolean);
}

function users(group) {
  return group.channels.reduce((sum, one) => sum + (one.putters?.length ?? 0) + (one.takers?.length ?? 0), 0);
}

function waitsByChannel(sites) {
  const byId = new Map();
  for (const spawned of sites) {
    for (const wait of spawned.waits.filter(one => one.channelId)) {
      byId.set(wait.channelId, [...(byId.get(wait.channelId) ?? []), { spawned, wait }]);
    }
  }
  return byId;
}

function siteNode(nodes, site, form) {
  const id = `site ${form} ${site}`;
  if (!nodes.has(id)) {
    nodes.set(id, { id, kind: 'site', site, form, live: 0, ended: 0, name: brief(site) });
  }
  return nodes.get(id);
}

function known(side, users, nodes) {
  for (const user of users ?? []) {
    const node = siteNode(nodes, user.site, user.form);
    const edge = side.get(node.id) ?? { node, live: 0, ended: 0, waiting: 0, longest: 0 };
    edge.live += user.live;
    edge.ended += user.ended;
    side.set(node.id, edge);
  }
}

function waiting(sides, { spawned, wait }, queue, nodes) {
  const side = PUTS.test(wait.operation) ? sides.put : sides.take;
  const node = siteNode(nodes, spawned.site, spawned.form);
  const edge = side.get(node.id) ?? { node, live: 0, ended: 0, waiting: 0, longest: 0 };
  edge.waiting += wait.count;
  edge.live = Math.max(edge.live, wait.count);
  edge.longest = Math.max(edge.longest, wait.longestMillis);
  queue.longest = Math.max(queue.longest, wait.longestMillis);
  node.all = spawned.live;
  side.set(node.id, edge);
}

/** The executors whose work queues they are, together. */
function poolOf(queue, snapshot, before) {
  const ids = new Set(queue.channels.map(channel => channel.executor).filter(Boolean));
  const pools = snapshot.executors.filter(executor => ids.has(executor.id));
  if (pools.length === 0) {
    return null;
  }
  const sum = key => pools.reduce((all, pool) => all + pool[key], 0);
  return {
    id: `pool ${queue.key}`, kind: 'pool', name: simple(pools[0].type), type: pools[0].type, created: pools[0].created,
    count: pools.length, workers: sum('workers'), active: sum('active'), completed: sum('completed'),
    rate: rateOf(pools, snapshot, before), used: true,
  };
}

function rateOf(pools, snapshot, before) {
  const seconds = before ? (Date.parse(snapshot.at) - Date.parse(before.at)) / 1000 : 0;
  const earlier = new Map((before?.executors ?? []).map(executor => [executor.id, executor.completed]));
  const done = pools.reduce((sum, pool) => sum + Math.max(0, pool.completed - (earlier.get(pool.id) ?? pool.completed)), 0);
  return seconds > 0 ? done / seconds : null;
}

/** The workers that take from a pool's queue are the pool. */
function takenOver(take, pool, queue) {
  let idle = 0;
  let longest = 0;
  for (const [id, edge] of take) {
    idle += edge.waiting;
    longest = Math.max(longest, edge.longest);
    take.delete(id);
  }
  take.set(pool.id, { node: pool, live: pool.workers, ended: 0, waiting: Math.max(idle, queue.takers), longest });
}

/** Waiters of whom it is not known where they were spawned. */
function rest(sides, queue) {
  const told = side => [...sides[side].values()].reduce((sum, edge) => sum + edge.waiting, 0);
  queue.unknownPutters = Math.max(0, queue.putters - told('put'));
  queue.unknownTakers = Math.max(0, queue.takers - told('take'));
}

function join(edges, queue, sides) {
  for (const side of ['put', 'take']) {
    for (const [id, edge] of sides[side]) {
      edge.node.used = true;
      edge.node.live = Math.max(edge.node.live ?? 0, edge.live);
      const [from, to] = side === 'put' ? [id, queue.id] : [queue.id, id];
      edges.set(`${from} > ${to}`, { id: `${from} > ${to}`, from, to, side, queue, ...edge });
    }
    queue[side] = sides[side].size;
    queue[`${side}Tasks`] = [...sides[side].values()].reduce((sum, edge) => sum + edge.live, 0);
  }
  const { finding } = queue;
  if (finding?.kind === 'stranded-task') {
    const side = PUTS.test(finding.wait?.operation ?? '') ? 'put' : 'take';
    [...edges.values()].filter(edge => edge.queue === queue && edge.side === side && edge.waiting > 0)
      .forEach(edge => (edge.stuck = finding));
  }
}

/** Shapes that have a name are called by it. */
function name(nodes, edges) {
  for (const node of nodes.values()) {
    if (node.kind === 'queue') {
      const many = side => node[side] > 1 || node[`${side}Tasks`] > 1;
      node.shape = [many('put') && 'fan-in', many('take') && 'fan-out'].filter(Boolean).join(', ');
    } else {
      const takes = edges.some(edge => edge.to === node.id);
      const puts = edges.some(edge => edge.from === node.id);
      node.shape = takes && puts ? 'stage of a pipeline' : node.kind === 'pool' ? 'worker pool' : '';
    }
  }
}
