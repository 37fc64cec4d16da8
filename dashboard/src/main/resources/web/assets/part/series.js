/** A JVM's recent past for its charts: what the server kept, continued by each new snapshot. */
import { isIdle, waitName } from './wait-words.js';

const MOST_LINES = 8;
const MOST_POINTS = 900;
const GAP_MILLIS = 6000;
const TOTALS = ['live', 'waiting', 'startedPerSecond', 'endedPerSecond', 'heapUsedBytes', 'rssBytes', 'outOfMemory'];

export class Series {
  at = [];
  sites = [];
  channels = [];
  waits = [];
  #before = null;

  /** `kept` is the server's answer; `snapshot` the last one that is known, or null. */
  constructor(kept, snapshot) {
    this.at = kept.at;
    for (const name of TOTALS) {
      this[name] = kept[name];
    }
    this.sites = kept.sites;
    this.channels = kept.channels;
    this.waits = kept.waits;
    this.#before = snapshot ?? null;
  }

  append(snapshot) {
    const at = Date.parse(snapshot.at);
    const newest = this.at.at(-1) ?? 0;
    if (at <= newest) {
      return;
    }
    if (newest > 0 && at - newest > GAP_MILLIS + this.#spacing()) {
      const none = () => null;
      this.#add(newest + 1, {}, { site: none, channel: none, wait: none });
    }
    this.#learn(snapshot);
    this.#add(at, this.#totals(snapshot), figures(snapshot, this.sites));
    this.#before = snapshot;
  }

  /** The usual distance of points: the server's are wider apart the longer a JVM runs. */
  #spacing() {
    const count = Math.min(this.at.length, 300);
    return count < 2 ? 0 : (2 * (this.at[count - 1] - this.at[0])) / (count - 1);
  }

  #totals(snapshot) {
    const before = this.#before;
    const seconds = before ? (Date.parse(snapshot.at) - Date.parse(before.at)) / 1000 : 0;
    const perSecond = name => (seconds > 0 ? Math.max(0, snapshot.tasks[name] - before.tasks[name]) / seconds : null);
    return {
      live: snapshot.tasks.live,
      waiting: snapshot.tasks.waiting,
      startedPerSecond: perSecond('started'),
      endedPerSecond: perSecond('ended'),
      heapUsedBytes: snapshot.memory.heapUsedBytes,
      rssBytes: snapshot.memory.rssBytes ?? null,
      outOfMemory: snapshot.memory.outOfMemory ?? 0,
    };
  }

  /** Gives a line to what the server had not seen yet, as long as there are few. */
  #learn(snapshot) {
    const nowhere = () => this.at.map(() => null);
    const known = new Set(this.channels.map(channel => channel.id));
    const channels = snapshot.channels.filter(channel => channel.size != null && !known.has(channel.id));
    const room = Math.max(0, MOST_LINES - this.channels.length);
    this.channels = [...this.channels, ...channels.slice(0, room).map(({ id, type, created, capacity }) =>
      ({ id, type, created, capacity, size: nowhere() }))];
  }

  #add(at, totals, of) {
    const keep = values => values.slice(-MOST_POINTS + 1);
    this.at = [...keep(this.at), at];
    for (const name of TOTALS) {
      this[name] = [...keep(this[name]), totals[name] ?? null];
    }
    this.sites = this.sites.map(site => ({ ...site, live: [...keep(site.live), of.site(site)] }));
    this.channels = this.channels.map(channel => ({ ...channel, size: [...keep(channel.size), of.channel(channel)] }));
    this.waits = this.waits.map(wait => ({ ...wait, count: [...keep(wait.count), of.wait(wait)] }));
  }
}

/** What a snapshot says of each line. */
function figures(snapshot, sites) {
  return { site: siteFigure(snapshot, sites), channel: channelFigure(snapshot), wait: waitFigure(snapshot) };
}

/** The live tasks of a site in a snapshot; of "others", what the named ones leave. */
function siteFigure(snapshot, named) {
  const key = site => `${site.form} ${site.site}`;
  const live = new Map(snapshot.sites.map(site => [key(site), site.live]));
  return site => {
    if (site.form) {
      return live.get(key(site)) ?? 0;
    }
    const others = new Map(live);
    named.forEach(other => others.delete(key(other)));
    return [...others.values()].reduce((sum, count) => sum + count, 0);
  };
}

function channelFigure(snapshot) {
  const sizes = new Map(snapshot.channels.map(channel => [channel.id, channel.size ?? null]));
  return channel => sizes.get(channel.id) ?? null;
}

/** How many wait in one way, without executor tasks, as the threads that run them are counted already. */
function waitFigure(snapshot) {
  const counts = new Map();
  for (const site of snapshot.sites.filter(site => site.form !== 'executor-task')) {
    for (const wait of site.waits) {
      const name = waitName(wait, isIdle(site, wait));
      counts.set(name, (counts.get(name) ?? 0) + wait.count);
    }
  }
  return wait => counts.get(waitName(wait, wait.idle)) ?? 0;
}
