/** What the charts of a JVM, of an application or of a comparison draw, made from a series. */
import { bytes, exactBytes, number, rate, short } from './format.js';
import { brief, simple } from './place.js';
import { colour } from './verdict.js';
import { waitName } from './wait-words.js';

const FEWEST_SHARE = 0.02;
const MOST_BANDS = 8;
const MOST_DEPTHS = 4;
const CALM = ['--calm-1', '--calm-2', '--calm-3', '--calm-4'];
const DEPTHS = ['--put', '--take', '--calm-3', '--muted'];

/** The colour of each spawn site, wait and channel that an open finding names, the worst finding's. */
export function suspectsOf(findings) {
  const worstLast = findings.toReversed();
  return {
    sites: new Map(worstLast.map(finding => [finding.spawn?.site, colour(finding)])),
    waits: new Map(worstLast.filter(finding => finding.wait).map(finding => [
      waitName({ channel: finding.channel?.type, operation: finding.wait.operation, timed: finding.wait.timed }, false),
      colour(finding),
    ])),
    channels: new Map(worstLast.map(finding => [finding.channel?.id, colour(finding)])),
  };
}

/**
 * Calm sites below in shades of one colour, those with a finding on top in its verdict's. Executor tasks are left out,
 * as the threads that run them are counted already; what is too thin to see is put together.
 */
export function sitesModel(series, suspects) {
  const threads = series.sites.filter(site => site.form && site.form !== 'executor-task');
  return bands(series, series.live, threads.map(site => ({
    key: `${site.form} ${site.site}`,
    name: brief(site.site),
    title: `${site.site}, ${site.form}`,
    colour: suspects.sites.get(site.site),
    values: site.live,
  })), { others: 'all other spawn sites', about: 'Live tasks by spawn site' });
}

export function waitsModel(series, suspects) {
  return bands(series, series.waiting, series.waits.map(wait => {
    const name = waitName(wait, wait.idle);
    return { key: name, name, title: wait.channel ?? wait.operation, colour: suspects.waits.get(name), values: wait.count };
  }), { others: 'all other waits', about: 'Waiting tasks by what they wait on' });
}

/** Stacked lines; `total` is what they and all others add up to. */
function bands(series, total, lines, { others, about }) {
  const most = peak(total);
  const seen = lines
    .filter(line => line.colour || peak(line.values) >= Math.max(1, most * FEWEST_SHARE))
    .sort((a, b) => Boolean(a.colour) - Boolean(b.colour) || peak(a.values) - peak(b.values))
    .slice(-MOST_BANDS);
  const rest = series.at.map((_, i) => restOf(total[i], seen, i));
  if (peak(rest) > 0) {
    seen.unshift({ key: 'others', name: 'others', title: others, values: rest });
  }
  seen.filter(line => !line.colour).forEach((line, i) => {
    line.colour = CALM[i % CALM.length];
    line.ink = '--calm-text';
  });
  return model(series, seen.map(line => ({ ...line, text: number, wide: true })), { stacked: true, scale: short, about });
}

function restOf(total, seen, moment) {
  return total == null ? null : Math.max(0, total - seen.reduce((sum, line) => sum + (line.values[moment] ?? 0), 0));
}

/** The highest of values, 0 where there are none. */
export function peak(values) {
  return values.reduce((most, value) => Math.max(most, value ?? 0), 0);
}

export function depthsModel(series, suspects) {
  const channels = series.channels
    .filter(channel => peak(channel.size) > 0)
    .sort((a, b) => peak(b.size) - peak(a.size))
    .slice(0, MOST_DEPTHS);
  return model(series, channels.map((channel, i) => ({
    key: `${channel.id} ${channel.type} ${channel.created}`,
    name: channel.created ? brief(channel.created) : simple(channel.type),
    title: `${channel.type}${channel.created ? `, made at ${channel.created}` : ''}`,
    colour: suspects.channels.get(channel.id) ?? DEPTHS[i],
    values: channel.size,
    text: number,
  })), { scale: short, about: 'Elements in the longest channels' });
}

export function turnoverModel(series) {
  return model(series, [
    { key: 'spawned', name: 'spawned', colour: '--put', values: series.startedPerSecond, text: rate },
    { key: 'ended', name: 'ended', colour: '--take', values: series.endedPerSecond, text: rate },
  ], { scale: short, about: 'Tasks spawned and ended a second' });
}

export function memoryModel(series) {
  return model(series, [
    { key: 'rss', name: 'RSS', title: 'resident size of the process', colour: '--ink', values: series.rssBytes },
    { key: 'heap', name: 'heap', title: 'used heap, garbage included', colour: '--muted', values: series.heapUsedBytes },
  ].map(line => ({ ...line, text: bytes, exact: exactBytes })), { scale: bytes, binary: true, about: 'Memory' });
}

function model(series, lines, { about, ...rest }) {
  const now = lines.map(line => `${line.name} ${line.text(line.values.findLast(value => value != null))}`);
  return { at: series.at, lines, summary: `${about}, now: ${now.join(', ') || 'none'}`, ...rest };
}

/** All of them, by what they show. */
export function models(series, findings) {
  const suspects = suspectsOf(findings);
  return {
    sites: sitesModel(series, suspects),
    waits: waitsModel(series, suspects),
    depths: depthsModel(series, suspects),
    turnover: turnoverModel(series),
    memory: memoryModel(series),
  };
}

/** How high a chart must go to show all of its lines. */
export function topOf({ lines, stacked }) {
  return stacked
    ? peak((lines[0]?.values ?? []).map((_, i) => lines.reduce((sum, line) => sum + (line.values[i] ?? 0), 0)))
    : Math.max(0, ...lines.map(line => peak(line.values)));
}
