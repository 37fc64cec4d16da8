/**
 * Puts the nodes of a graph into columns, so that what flows goes from left to right.
 *
 * The places depend on the ids alone: the same nodes and edges stand where they stood, whatever their figures say.
 */
const SWEEPS = 4;

/** `edges` are pairs of ids. Gives a list of columns, each a list of ids from above down. */
export function layers(ids, edges) {
  const order = [...ids].sort();
  const after = new Map(order.map(id => [id, []]));
  const before = new Map(order.map(id => [id, []]));
  forward(order, edges).forEach(([from, to]) => {
    after.get(from).push(to);
    before.get(to).push(from);
  });
  const column = depths(order, before);
  pull(order, after, before, column);
  const columns = [];
  order.forEach(id => (columns[column.get(id)] ??= []).push(id));
  const filled = columns.filter(Boolean);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    untangle(filled, sweep % 2 === 0 ? before : after, sweep % 2 === 0);
  }
  return filled;
}

/** The edges without those that close a circle. */
function forward(order, edges) {
  const next = new Map(order.map(id => [id, []]));
  [...edges].filter(([from, to]) => next.has(from) && next.has(to) && from !== to)
    .sort((a, b) => (a.join('\n') < b.join('\n') ? -1 : 1))
    .forEach(edge => next.get(edge[0]).push(edge));
  const begun = new Set();
  const done = new Set();
  const kept = [];
  const visit = id => {
    begun.add(id);
    next.get(id).forEach(edge => {
      if (!begun.has(edge[1])) {
        kept.push(edge);
        visit(edge[1]);
      } else if (done.has(edge[1])) {
        kept.push(edge);
      }
    });
    done.add(id);
  };
  const entered = new Set(edges.map(([, to]) => to));
  [...order.filter(id => !entered.has(id)), ...order].forEach(id => begun.has(id) || visit(id));
  return kept;
}

function depths(order, before) {
  const column = new Map();
  const depth = id => {
    if (!column.has(id)) {
      column.set(id, 0);
      column.set(id, Math.max(0, ...before.get(id).map(one => depth(one) + 1)));
    }
    return column.get(id);
  };
  order.forEach(depth);
  return column;
}

/** What nothing leads to stands right before what it leads to. */
function pull(order, after, before, column) {
  order.filter(id => before.get(id).length === 0 && after.get(id).length > 0).forEach(id =>
    column.set(id, Math.max(0, Math.min(...after.get(id).map(one => column.get(one))) - 1)));
}

/** Each column by where the neighbours stand in the one beside it. */
function untangle(columns, neighbours, rightwards) {
  const walk = rightwards ? columns : [...columns].reverse();
  const place = new Map();
  columns.forEach(ids => ids.forEach((id, i) => place.set(id, i / Math.max(1, ids.length))));
  walk.forEach(ids => {
    const middle = new Map(ids.map((id, i) => {
      const places = neighbours.get(id).map(one => place.get(one));
      return [id, places.length === 0 ? i / Math.max(1, ids.length) : places.reduce((a, b) => a + b) / places.length];
    }));
    ids.sort((a, b) => middle.get(a) - middle.get(b) || (a < b ? -1 : 1));
    ids.forEach((id, i) => place.set(id, i / Math.max(1, ids.length)));
  });
}
