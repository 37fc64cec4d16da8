/** What happened to a JVM, as moments that its charts mark and a list tells. */
import { clockTime, counted, duration, number } from './format.js';

const SOON_MILLIS = 5_000;
const MINUTE = 60_000;
const MARGIN = 1 / 30;
const MOST_MARKED = 6;
const DETACHED = 'Stranded was detached';

/**
 * In the order of time; each has `at` in epoch milliseconds, `label` for a chart, `what`, a sentence without its end,
 * and `bad` where it is a misfortune.
 */
export function jvmMoments(jvm, deploy, findings, series) {
  const firsts = findings.filter(finding => finding.state === 'open').map(finding => Date.parse(finding.firstSeen));
  return ordered([
    ...beginning(jvm, deploy),
    ...(firsts.length > 0
      ? [{ at: Math.min(...firsts), label: 'first finding', what: 'the first of the open findings was seen' }] : []),
    ...silences(series),
    ...outOfMemory(series),
    ...ending(jvm),
  ]);
}

/** Those of all JVMs of an application; what each deploy was is told from the versions of JVMs in their order. */
export function serviceMoments(jvms, series) {
  const byStart = [...jvms].sort((a, b) => a.started.localeCompare(b.started));
  const deploys = byStart
    .filter((jvm, i) => i > 0 && jvm.version !== byStart[i - 1].version)
    .map(jvm => deployed(jvm, byStart.findLast(other => other.started < jvm.started)?.version));
  const ends = jvms.flatMap(jvm => ending(jvm).map(end => ({ ...end, what: `${jvm.host}, pid ${jvm.pid}: ${end.what}` })));
  return ordered([...deploys, ...ends, ...outOfMemory(series)]);
}

/**
 * The newest moments, for charts of these times, and from when on the charts show them all: early enough for what came
 * not long before.
 */
export function marked(moments, at) {
  const first = at[0] ?? Date.now();
  const span = Math.max(MINUTE, (at.at(-1) ?? first) - first);
  const marks = moments.filter(moment => moment.at >= first - span).slice(-MOST_MARKED);
  const earlier = marks.some(mark => mark.at < first + span * MARGIN);
  return { marks, from: earlier ? Math.min(first, ...marks.map(mark => mark.at)) - span * MARGIN : first };
}

function ordered(moments) {
  return moments.filter(moment => Number.isFinite(moment.at)).sort((a, b) => a.at - b.at);
}

function beginning(jvm, deploy) {
  const started = Date.parse(jvm.started);
  const since = Date.parse(jvm.since ?? jvm.started);
  const isFirst = deploy && Date.parse(deploy.at) === started;
  const moments = [isFirst
    ? deployed(jvm, deploy.before)
    : { at: started, label: 'started', what: `the JVM started${jvm.version ? `, version ${jvm.version}` : ''}` }];
  if (since - started > SOON_MILLIS) {
    moments.push({ at: since, label: 'attached', what: 'the agent was attached' });
  }
  return moments;
}

function deployed(jvm, before) {
  const version = jvm.version ? `version ${jvm.version}` : 'another version';
  return {
    at: Date.parse(jvm.started),
    label: version,
    what: `${version} was deployed${before ? ` after ${before}` : ''}`,
    deploy: true,
  };
}

/** Where the charts have a gap, the JVM was not heard. */
function silences({ at, live }) {
  return at.flatMap((millis, i) => {
    const begins = live[i] === null && i > 0 && live[i - 1] !== null;
    const back = begins ? live.findIndex((value, later) => later > i && value !== null) : -1;
    return back < 0 ? [] : [{
      at: at[i - 1],
      label: 'lost contact',
      what: `contact was lost for ${duration(at[back] - at[i - 1])}, until ${clockTime(new Date(at[back]))}`,
      bad: true,
    }];
  });
}

function outOfMemory({ at, outOfMemory: counts }) {
  let before = counts.find(count => count !== null) ?? 0;
  return at.flatMap((millis, i) => {
    const more = (counts[i] ?? before) - before;
    before = counts[i] ?? before;
    return more <= 0 ? [] : [{
      at: millis,
      label: 'out of memory',
      what: `${counted(more, 'task')} ended by an OutOfMemoryError, ${number(before)} in all`,
      bad: true,
    }];
  });
}

function ending(jvm) {
  const at = Date.parse(jvm.lastSeen);
  if (jvm.state === 'silent') {
    return [{ at, label: 'lost contact', what: 'contact was lost, and it is not back', bad: true }];
  }
  if (jvm.state !== 'ended') {
    return [];
  }
  return jvm.reason === DETACHED
    ? [{ at, label: 'detached', what: 'the agent was detached' }]
    : [{ at, label: 'ended', what: `it ended${jvm.reason ? `: ${jvm.reason}` : ''}` }];
}
