/**
 * A JVM's channels, drawn the way things flow: who waits to put, what lies in the queue, who waits to take.
 *
 * Queues of one type made at one place are shown together: a queue for each request is one row. What is no queue, such as
 * a lock or a latch, is told by its state.
 */
import { html, nothing, repeat } from '../webjars.js';
import { exportButtons } from './export.js';
import { counted, number, roughly, unknown } from './format.js';
import { pace, paceLine } from './pace.js';
import { breakable, site, type } from './place.js';
import { colour, findingPath, verdict } from './verdict.js';
import { fill } from './waits.js';

const MOST = 10;
const TOLD = 100;
const COLUMNS = [
  ['type', channel => channel.type],
  ['made at', channel => channel.created],
  ['elements', channel => channel.size],
  ['capacity', channel => channel.capacity],
  ['oldest element waits, ms', channel => channel.flow?.oldestMillis],
  ['put a second', channel => channel.flow?.putsPerSecond],
  ['taken a second', channel => channel.flow?.takesPerSecond],
  ['waiting to put', channel => channel.waitingPutters],
  ['waiting to take', channel => channel.waitingTakers],
  ['state', channel => channel.state?.text],
];
const SPARK = { width: 96, height: 22 };

export function channelTable(snapshot, series, findings, kept, changed) {
  const groups = kept.orders.channels.order(grouped(snapshot, series, findings), group => group.key, interest);
  const rows = kept.unfolded.some('channels', groups, MOST);
  return html`<section class="card flush"><div class="head"><h2>Channels: who waits to put, what lies there, who waits to take</h2>
      ${exportButtons('channels', COLUMNS, () => snapshot.channels)}</div>
    ${groups.length === 0
      ? html`<p class="quiet">The agent sees no queue, and nothing else that tasks have long been waiting at. Queues made before
          it was attached, or by deserialisation, are not listed.</p>`
      : html`<table class="channels stacking" aria-label="Channels">
          <colgroup><col class="c-queue"><col class="c-put"><col class="c-arrow"><col class="c-fill"><col class="c-spark">
            <col class="c-arrow"><col class="c-take"><col class="c-note"></colgroup>
          <thead><tr><th scope="col">Channel</th><th scope="col" class="num">Waiting to put</th>
            <th scope="col"><span class="unseen">flows into</span></th>
            <th scope="col">State</th><th scope="col">Recently</th>
            <th scope="col"><span class="unseen">flows to</span></th>
            <th scope="col">Waiting to take</th><th scope="col">Finding</th></tr></thead>
          <tbody>${repeat(rows, group => group.key, row)}</tbody>
        </table>`}
    ${kept.unfolded.more('channels', groups, MOST, changed)}
    ${snapshot.channels.length >= TOLD
      ? html`<p class="quiet">The agent tells of the ${number(TOLD)} most interesting channels, there may be more.</p>` : nothing}
  </section>`;
}

/** Findings first, then what waits or lies there. */
function interest(group) {
  return (group.finding ? 1e12 : 0) + group.waiting * 10 + Math.min(group.size, 1e6) + (group.executor ? 0 : 1);
}

function grouped(snapshot, series, findings) {
  const groups = new Map();
  const executors = new Map(snapshot.executors.map(executor => [executor.id, executor]));
  for (const channel of snapshot.channels) {
    const key = `${channel.type} ${channel.created ?? channel.id}`;
    const group = groups.get(key) ?? start(key, channel);
    group.channels.push(channel);
    group.size += channel.size ?? 0;
    group.capacity += channel.capacity ?? 0;
    group.takers += channel.waitingTakers;
    group.putters += channel.waitingPutters;
    group.waiting = group.takers + group.putters;
    group.executor ??= executors.get(channel.executor);
    group.recently ??= series.channels.find(recent => recent.id === channel.id)?.size;
    groups.set(key, group);
  }
  for (const finding of findings.filter(f => f.channel)) {
    const group = groups.get(`${finding.channel.type} ${finding.channel.created ?? finding.channel.id}`);
    if (group) {
      group.finding ??= finding;
    }
  }
  return [...groups.values()];
}

function start(key, channel) {
  return { key, first: channel, channels: [], size: 0, capacity: 0, takers: 0, putters: 0, waiting: 0 };
}

function row(group) {
  const { first, finding } = group;
  const stuck = finding?.kind === 'stranded-task' ? finding.verdict : '';
  const stuckPut = stuck && finding.wait && group.putters > group.takers;
  return html`<tr>
    <td class="who">${type(first.type)}${group.channels.length > 1
        ? html` <span class="sub">× ${number(group.channels.length)}</span>` : nothing}
      ${first.created || !first.state
        ? html`<div class="sub">made at ${first.created ? site(first.created) : 'an unknown place'}</div>` : nothing}
      ${group.executor ? html`<div class="sub">work queue of ${type(group.executor.type)}</div>` : nothing}</td>
    <td data-label="Waiting to put" class="num put">${figure(group.putters)}${stuckPut ? named(finding) : nothing}</td>
    <td class="arrow ${stuckPut ? `stuck ${stuck}` : ''}" aria-hidden="true">${arrow(stuckPut)}</td>
    <td data-label="State">${state(group)}</td>
    <td data-label="Recently">${group.channels.length === 1 ? spark(group.recently) : nothing}</td>
    <td class="arrow ${stuck && !stuckPut ? `stuck ${stuck}` : ''}" aria-hidden="true">${arrow(stuck && !stuckPut)}</td>
    <td data-label="Waiting to take" class="take">${figure(group.takers)}${stuck && !stuckPut ? named(finding) : nothing}</td>
    <td data-label="Finding">${finding
      ? html`<a href=${findingPath(finding)} title=${finding.title}>${verdict(finding)}</a>` : nothing}</td>
  </tr>`;
}

function figure(count) {
  return count > 0 ? number(count) : html`<span class="sub">0</span>`;
}

function named(finding) {
  return html`<div class="sub">stranded${finding.wait ? `, ${roughly(finding.wait.longestMillis)}` : ''}</div>`;
}

/** A flow that has stopped is dashed. */
function arrow(stuck) {
  return stuck ? '⇢' : '→';
}

function state(group) {
  const words = group.first.state?.text;
  return words ? html`<span class="sub">${breakable(words)}</span>` : html`${elements(group)}${paceLine(pace(group.channels))}`;
}

function elements(group) {
  if (group.first.size == null) {
    return unknown;
  }
  if (group.first.bounded) {
    const share = group.capacity > 0 ? group.size / group.capacity : 0;
    return html`${fill(share, share > 0.9 ? 'evident' : 'take')}
      <span class="num-inline">${number(group.size)} of ${number(group.capacity)}</span>`;
  }
  const tint = group.finding ? colour(group.finding).slice(2) : 'calm';
  return html`${fill(group.size > 0 ? 1 - 1 / (1 + group.size / 100) : 0, `open ${tint}`)}
    <span class="num-inline">${counted(group.size, 'element')}, unbounded</span>`;
}

/** The recent sizes as a small line; its scale is its own. */
function spark(sizes) {
  const known = (sizes ?? []).filter(size => size != null);
  const most = Math.max(1, ...known);
  if (known.length < 2) {
    return nothing;
  }
  const x = i => ((i / (known.length - 1)) * SPARK.width).toFixed(1);
  const y = size => (SPARK.height - 2 - (size / most) * (SPARK.height - 4)).toFixed(1);
  const points = known.map((size, i) => `${x(i)},${y(size)}`).join(' ');
  return html`<svg class="spark" viewBox="0 0 ${SPARK.width} ${SPARK.height}" role="img"
    aria-label="at most ${number(most)} recently"><title>at most ${number(most)} recently</title>
    <polyline points=${points}></polyline></svg>`;
}
