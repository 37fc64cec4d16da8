package dev.stranded.dashboard.store;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The samples of several JVMs at about one time, added up.
 *
 * <p>Channels live in one JVM each: of those of a type that were made at one place, the sizes are added. Counters go on
 * from those of the sum before, by what each JVM has added, so that a JVM that comes or goes makes no leap.
 */
final class Sum {
    private final Map<Sample.SiteKey, Long> sites = new HashMap<>();
    private final Map<Sample.ChannelKey, Long> channels = new HashMap<>();
    private final Map<Sample.WaitKey, Long> waits = new HashMap<>();
    private long live;
    private long waiting;
    private long started;
    private long ended;
    private long outOfMemory;
    private long heapUsedBytes;
    private @Nullable Long rssBytes;

    /** Adds a sample of one JVM, after the one that was taken {@code before} of it. */
    void add(Sample sample, Sample before) {
        live += sample.live();
        waiting += sample.waiting();
        started += Math.max(0, sample.started() - before.started());
        ended += Math.max(0, sample.ended() - before.ended());
        outOfMemory += Math.max(0, outOfMemory(sample) - outOfMemory(before));
        heapUsedBytes += sample.heapUsedBytes();
        if (sample.rssBytes() != null) {
            rssBytes = (rssBytes == null ? 0 : rssBytes) + sample.rssBytes();
        }
        sample.parts().sites().forEach(site -> sites.merge(site.key(), site.live(), Long::sum));
        sample.parts().waits().forEach(wait -> waits.merge(wait.key(), wait.count(), Long::sum));
        for (Sample.Channel channel : sample.parts().channels()) {
            if (channel.size() != null) {
                channels.merge(anyOf(channel.key()), channel.size(), Long::sum);
            }
        }
    }

    /** As if one JVM had taken it; its counters become those since the first sum. */
    Sample sample(long at, Sum before) {
        started += before.started;
        ended += before.ended;
        outOfMemory += before.outOfMemory;
        return new Sample(at, live, waiting, started, ended, heapUsedBytes, rssBytes, parts());
    }

    private Sample.Parts parts() {
        return new Sample.Parts(
                mostFirst(sites).stream()
                        .map(site -> new Sample.Site(site.getKey(), site.getValue()))
                        .toList(),
                mostFirst(channels).stream()
                        .map(channel -> new Sample.Channel(channel.getKey(), channel.getValue()))
                        .toList(),
                mostFirst(waits).stream()
                        .map(wait -> new Sample.Wait(wait.getKey(), wait.getValue()))
                        .toList(),
                outOfMemory);
    }

    private static <K> List<Map.Entry<K, Long>> mostFirst(Map<K, Long> figures) {
        return figures.entrySet().stream()
                .sorted(Map.Entry.<K, Long>comparingByValue(Comparator.reverseOrder()))
                .toList();
    }

    private static Sample.ChannelKey anyOf(Sample.ChannelKey channel) {
        return new Sample.ChannelKey(0, channel.type(), channel.created(), null);
    }

    private static long outOfMemory(Sample sample) {
        Long ended = sample.parts().outOfMemory();
        return ended == null ? 0 : ended;
    }
}
