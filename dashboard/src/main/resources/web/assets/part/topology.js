/** The drawing of what flows through a JVM's queues, from left to right. */
import { html, nothing, repeat, svg } from '../webjars.js';
import { number, rate, roughly, short } from './format.js';
import { flows } from './flows.js';
import { layers } from './layers.js';
import { inFull, often } from './pace.js';
import { brief, simple } from './place.js';

const WIDE = 178;
const HEIGHT = 80;
const ROUND = 33;
const GAP = 16;
const BETWEEN = 124;
const MARGIN = 6;
const CHARS = 23;
const MOST_DEPTH = 27;
const MANY = 10_000;

const FORMS = { 'platform-thread': 'thread', 'virtual-thread': 'virtual thread', worker: 'worker', 'executor-task': 'executor task' };

/** `kept` is the page's; what it keeps here makes the drawing stand still. */
export function topology(snapshot, findings, kept) {
  const memory = (kept.topology ??= { seen: new Set(), snapshot: null, before: null });
  if (memory.snapshot?.at !== snapshot.at) {
    memory.before = memory.snapshot;
    memory.snapshot = snapshot;
  }
  const { nodes, edges } = flows(snapshot, findings, memory.seen, memory.before);
  if (edges.length === 0) {
    return nothing;
  }
  const places = placed(nodes, edges);
  return html`<section class="card flush topology"><h2>What flows through its queues</h2>
    <div class="drawing" tabindex="0" role="group" aria-label="Drawing of the queues, from who puts to who takes">
      <svg width=${places.width} height=${places.height} viewBox=${`0 0 ${places.width} ${places.height}`}>
        ${repeat(edges, edge => edge.id, edge => drawnEdge(edge, places))}
        ${repeat(nodes, node => node.id, node => drawnNode(node, places.at.get(node.id)))}
      </svg>
    </div>
    <p class="quiet">Who is drawn was seen waiting at the queue, or letting others go on there. Waiting to be served is no fault by
      itself; a dashed edge is one that a finding names. How long the oldest element has waited, and how many were put and taken
      meanwhile, is told where elements stay from one look of the agent to the next.</p>
  </section>`;
}

function placed(nodes, edges) {
  const linked = new Set(edges.flatMap(edge => [edge.from, edge.to]));
  const ids = nodes.filter(node => linked.has(node.id)).map(node => node.id);
  const columns = layers(ids, edges.map(edge => [edge.from, edge.to]));
  const rows = Math.max(...columns.map(column => column.length));
  const at = new Map();
  columns.forEach((column, i) => column.forEach((id, j) => {
    const slack = (rows - column.length) * (HEIGHT + GAP) / 2;
    at.set(id, { x: MARGIN + i * (WIDE + BETWEEN), y: MARGIN + slack + j * (HEIGHT + GAP) });
  }));
  return {
    at,
    width: 2 * MARGIN + columns.length * WIDE + (columns.length - 1) * BETWEEN,
    height: 2 * MARGIN + rows * (HEIGHT + GAP) - GAP,
  };
}

function drawnNode(node, at) {
  if (!at) {
    return nothing;
  }
  const kind = node.kind === 'queue' ? queue : node.kind === 'pool' ? pool : site;
  const gone = node.kind === 'site' && node.live === 0 ? 'gone' : '';
  return svg`<g class=${`${node.kind} ${gone}`} transform=${`translate(${at.x} ${at.y})`}>
    <rect class="box" width=${WIDE} height=${HEIGHT} rx=${node.kind === 'queue' ? ROUND : 8}></rect>${kind(node)}</g>`;
}

function queue(node) {
  const many = node.channels.length > 1 ? ` × ${number(node.channels.length)}` : '';
  const level = node.capacity > 0 ? Math.min(1, (node.size ?? 0) / node.capacity) : 0;
  const inset = 18;
  const { oldest, puts, takes } = node.pace;
  return svg`<title>${node.type}${node.created ? ` made at ${node.created}` : ''}${oldest == null ? '' : `. ${inFull(node.pace)}`}</title>
    <rect class="level" x=${inset} y="53" height="4" rx="2" width=${level * (WIDE - 2 * inset)}></rect>
    <text class="mono" x=${inset} y="17">${cut(simple(node.type) + many)}</text>
    <text class="faint" x=${inset} y="31">${node.created ? cut(brief(node.created)) : ''}</text>
    <text x=${inset} y="47">${depth(node)}</text>
    <text x=${inset} y=${node.capacity > 0 ? 71 : 65}>${oldest == null || puts == null ? nothing
      : svg`<tspan class="put-text">${often(puts)} put</tspan>, <tspan class="take-text">${often(takes)} taken</tspan>`}</text>`;
}

function depth(node) {
  if (node.size == null) {
    return node.bounded && node.capacity === 0 ? 'hands over directly' : 'depth not known';
  }
  if (node.bounded && node.capacity === 0) {
    return 'hands over directly';
  }
  const { oldest } = node.pace;
  const words = figure => `${figure(node.size)}${node.bounded ? ` of ${figure(node.capacity)}` : oldest == null ? ', unbounded' : ''}${
    oldest == null ? '' : `, oldest ${roughly(oldest)}`}`;
  return words(number).length <= MOST_DEPTH ? words(number) : words(short);
}

function pool(node) {
  const served = node.rate == null ? `${number(node.completed)} done` : `${rate(node.rate)} done a second`;
  return svg`<title>${node.type}${node.created ? ` made at ${node.created}` : ''}</title>
    <text class="mono" x="12" y="18">${cut(node.name + (node.count > 1 ? ` × ${number(node.count)}` : ''))}</text>
    <text x="12" y="34">${`${number(node.active)} of ${number(node.workers)} workers busy`}</text>
    <text class="faint" x="12" y="50">${served}</text>`;
}

function site(node) {
  const form = FORMS[node.form] ?? 'task';
  const count = Math.max(node.live, 0);
  return svg`<title>${node.site}</title>
    <text class="mono" x="12" y="18">${cut(node.name)}</text>
    <text x="12" y="34">${count > 0 ? `${number(count)} ${form}${count === 1 ? '' : 's'}` : `${form}s, all ended`}</text>
    <text class="faint" x="12" y="50">${node.shape}</text>`;
}

function drawnEdge(edge, { at }) {
  const from = at.get(edge.from);
  const to = at.get(edge.to);
  if (!from || !to) {
    return nothing;
  }
  const back = to.x <= from.x;
  const x1 = from.x + WIDE;
  const y1 = from.y + HEIGHT / 2;
  const x2 = to.x - 7;
  const y2 = to.y + HEIGHT / 2;
  const bend = back ? 70 : Math.max(40, (x2 - x1) / 2.2);
  const tone = edge.stuck ? `stuck ${edge.stuck.verdict}` : '';
  const near = edge.side === 'put';
  const words = said(edge);
  return svg`<g class=${edge.live === 0 && edge.waiting === 0 ? 'gone' : ''}><title>${`${edge.node.site ?? edge.node.name} ${near ? 'puts into' : 'takes from'} ${simple(edge.queue.type)}${
      edge.stuck ? `: ${edge.stuck.title}` : ''}`}</title>
    <path class=${`edge ${edge.side} ${tone}`} d=${`M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`}></path>
    <path class=${`tip ${edge.side} ${edge.stuck?.verdict ?? ''}`} d=${`M${x2 + 7} ${y2}l-9 -5v10z`}></path>
    ${words.map((line, i) => svg`<text class=${`halo ${line.tone}`} text-anchor=${near ? 'start' : 'end'}
      x=${near ? x1 + 8 : x2 - 6} y=${(near ? y1 : y2) - 6 + i * 21}>${line.text}</text>`)}</g>`;
}

/** Above the edge who waits, below it what a finding calls that. */
function said(edge) {
  const lines = [];
  const verb = edge.side === 'put' ? 'put' : 'take';
  if (edge.waiting > 0) {
    lines.push({ text: `${edge.waiting < MANY ? number(edge.waiting) : short(edge.waiting)} wait to ${verb}`, tone: 'waiting' });
    lines.push(edge.stuck
      ? { text: `${edge.stuck.verdict}, ${roughly(edge.longest)}`, tone: edge.stuck.verdict }
      : { text: edge.longest >= 1000 ? `longest ${roughly(edge.longest)}` : '', tone: 'faint' });
  } else if (edge.live === 0 && edge.ended > 0) {
    lines.push({ text: 'nobody left', tone: 'faint' });
  } else {
    lines.push({ text: edge.side === 'put' ? 'puts' : 'takes', tone: `${edge.side}-text` });
  }
  return lines;
}

function cut(text) {
  return text.length <= CHARS ? text : `…${text.slice(text.length - CHARS + 1)}`;
}
