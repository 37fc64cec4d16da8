package dev.stranded.dashboard.store;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One point of a chart: the highest of the samples that fall together, or a gap where there were none. */
final class Point {
    private long at;
    private @Nullable Sample last;
    private long live;
    private long waiting;
    private long heapUsedBytes;
    private @Nullable Long rssBytes;
    private final Map<Sample.SiteKey, Long> sites = new HashMap<>();
    private final Map<Sample.ChannelKey, Long> channels = new HashMap<>();
    private final Map<Sample.WaitKey, Long> waits = new HashMap<>();

    private Point(long at) {
        this.at = at;
    }

    static Point gap(long at) {
        return new Point(at);
    }

    static Point of(Sample sample) {
        Point point = new Point(sample.at());
        point.add(sample);
        return point;
    }

    void add(Sample sample) {
        at = sample.at();
        last = sample;
        live = Math.max(live, sample.live());
        waiting = Math.max(waiting, sample.waiting());
        heapUsedBytes = Math.max(heapUsedBytes, sample.heapUsedBytes());
        if (sample.rssBytes() != null) {
            rssBytes = Math.max(rssBytes == null ? 0 : rssBytes, sample.rssBytes());
        }
        for (Sample.Site site : sample.parts().sites()) {
            sites.merge(site.key(), site.live(), Math::max);
        }
        for (Sample.Channel channel : sample.parts().channels()) {
            if (channel.size() != null) {
                channels.merge(channel.key(), channel.size(), Math::max);
            }
        }
        for (Sample.Wait wait : sample.parts().waits()) {
            waits.merge(wait.key(), wait.count(), Math::max);
        }
    }

    long at() {
        return at;
    }

    /** The last of its samples; null for a gap. */
    @Nullable
    Sample last() {
        return last;
    }

    @Nullable
    Long live() {
        return last == null ? null : live;
    }

    @Nullable
    Long waiting() {
        return last == null ? null : waiting;
    }

    @Nullable
    Long heapUsedBytes() {
        return last == null ? null : heapUsedBytes;
    }

    @Nullable
    Long rssBytes() {
        return rssBytes;
    }

    /** A site that a sample does not list has no live task. */
    @Nullable
    Long liveOf(Sample.SiteKey site) {
        return last == null ? null : sites.getOrDefault(site, 0L);
    }

    /** A channel that a sample does not list is not known to exist. */
    @Nullable
    Long sizeOf(Sample.ChannelKey channel) {
        return channels.get(channel);
    }

    /** Where a sample does not list a way to wait, nobody waits so. */
    @Nullable
    Long countOf(Sample.WaitKey wait) {
        return last == null ? null : waits.getOrDefault(wait, 0L);
    }

    @Nullable
    Long outOfMemory() {
        Long ended = last == null ? null : last.parts().outOfMemory();
        return last != null && ended == null ? Long.valueOf(0) : ended;
    }

    Map<Sample.SiteKey, Long> sites() {
        return sites;
    }

    Map<Sample.ChannelKey, Long> channels() {
        return channels;
    }

    Map<Sample.WaitKey, Long> waits() {
        return waits;
    }
}
