/** A JVM's recent past for its charts: what the server kept, continued by each new snapshot. */
const MOST_POINTS = 900;
const GAP_MILLIS = 6000;
const TOTALS = ['live', 'waiting', 'startedPerSecond', 'endedPerSecond', 'heapUsedBytes', 'rssBytes'];

export class Series {
  at = [];
  sites = [];
  channels = [];
  #before = null;

  /** `kept` is the server's answer; `snapshot` the last one that is known, or null. */
  constructor(kept, snapshot) {
    this.at = kept.at;
    for (const name of TOTALS) {
      this[name] = kept[name];
    }
    this.sites = kept.sites;
    this.channels = kept.channels;
    this.#before = snapshot ?? null;
  }

  append(snapshot) {
    const at = Date.parse(snapshot.at);
    const newest = this.at.at(-1) ?? 0;
    if (at <= newest) {
      return;
    }
    if (newest > 0 && at - newest > GAP_MILLIS + this.#spacing()) {
      this.#add(newest + 1, {}, () => null, () => null);
    }
    this.#add(at, this.#totals(snapshot), siteFigure(snapshot, this.sites), channelFigure(snapshot));
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
    };
  }

  #add(at, totals, ofSite, ofChannel) {
    const keep = values => values.slice(-MOST_POINTS + 1);
    this.at = [...keep(this.at), at];
    for (const name of TOTALS) {
      this[name] = [...keep(this[name]), totals[name] ?? null];
    }
    this.sites = this.sites.map(site => ({ ...site, live: [...keep(site.live), ofSite(site)] }));
    this.channels = this.channels.map(channel => ({ ...channel, size: [...keep(channel.size), ofChannel(channel)] }));
  }
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
