package dev.stranded.dashboard.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.stranded.wire.ChannelState;
import dev.stranded.wire.Snapshot;
import dev.stranded.wire.SpawnSiteState;
import dev.stranded.wire.TaskForm;
import dev.stranded.wire.WaitState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What charts keep of a snapshot.
 *
 * @param at when it was taken, milliseconds since 1970
 * @param live tasks alive
 * @param waiting of those, blocked
 * @param started tasks started since the agent is there
 * @param ended tasks ended since the agent is there
 * @param heapUsedBytes used heap
 * @param rssBytes resident size of the process, where it is known
 * @param parts the largest spawn sites, channels and waits
 */
public record Sample(
        long at,
        long live,
        long waiting,
        long started,
        long ended,
        long heapUsedBytes,
        @Nullable Long rssBytes,
        Parts parts) {
    private static final int MOST_PARTS = 40;
    private static final int LONGEST_NAME = 300;
    private static final String JDK = "java.";

    /** What charts keep of a snapshot. */
    public static Sample of(Line<Snapshot> line) {
        Snapshot snapshot = line.message();
        return new Sample(
                snapshot.at().toEpochMilli(),
                snapshot.tasks().live(),
                snapshot.tasks().waiting(),
                snapshot.tasks().started(),
                snapshot.tasks().ended(),
                snapshot.memory().heapUsedBytes(),
                snapshot.memory().rssBytes(),
                Parts.of(line));
    }

    /**
     * The largest spawn sites, channels and waits of a snapshot.
     *
     * @param sites most live first
     * @param channels longest first
     * @param waits most tasks first; samples of earlier versions have none
     * @param outOfMemory how many tasks ended by want of memory, where any did
     */
    public record Parts(
            List<Site> sites,
            List<Channel> channels,
            List<Wait> waits,
            @Nullable Long outOfMemory) {
        /** Fills in what earlier versions did not keep. */
        public Parts {
            waits = orNone(waits);
        }

        private static <T> List<T> orNone(@Nullable List<T> list) {
            return list == null ? List.of() : list;
        }

        static Parts of(Line<Snapshot> line) {
            return new Parts(
                    IntStream.range(0, line.message().sites().size())
                            .mapToObj(i -> site(line, i))
                            .sorted(Comparator.comparingLong(Site::live).reversed())
                            .limit(MOST_PARTS)
                            .toList(),
                    line.message().channels().stream()
                            .sorted(Comparator.comparingLong(Parts::sizeOrLeast).reversed())
                            .limit(MOST_PARTS)
                            .map(Parts::channel)
                            .toList(),
                    waits(line.message()),
                    line.message().memory().outOfMemory());
        }

        /** Executor tasks are left out, as the threads that run them are counted already. */
        private static List<Wait> waits(Snapshot snapshot) {
            Map<WaitKey, Long> counts = new LinkedHashMap<>();
            for (SpawnSiteState site : snapshot.sites()) {
                if (site.form() != TaskForm.EXECUTOR_TASK) {
                    site.waits().forEach(wait -> counts.merge(waitKey(site, wait), wait.count(), Long::sum));
                }
            }
            return counts.entrySet().stream()
                    .map(count -> new Wait(count.getKey(), count.getValue()))
                    .sorted(Comparator.comparingLong(Wait::count).reversed())
                    .limit(MOST_PARTS)
                    .toList();
        }

        private static WaitKey waitKey(SpawnSiteState site, WaitState wait) {
            String channel = wait.channel();
            return new WaitKey(
                    channel == null ? null : shortened(channel),
                    shortened(wait.operation()),
                    wait.timed(),
                    site.form() == TaskForm.WORKER && wait.site().startsWith(JDK));
        }

        private static Site site(Line<Snapshot> line, int index) {
            SpawnSiteState site = line.message().sites().get(index);
            String form = line.name("/sites/" + index + "/form", site.form());
            return new Site(new SiteKey(shortened(site.site()), shortened(form)), site.live());
        }

        private static long sizeOrLeast(ChannelState channel) {
            return channel.size() == null ? -1 : channel.size();
        }

        private static Channel channel(ChannelState channel) {
            String created = channel.created();
            return new Channel(
                    new ChannelKey(
                            channel.id(),
                            shortened(channel.type()),
                            created == null ? null : shortened(created),
                            channel.capacity()),
                    channel.size());
        }

        private static String shortened(String name) {
            return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
        }

        byte[] deflated() {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
                WireJson.mapper().writeValue(deflater, this);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toByteArray();
        }

        static Parts inflated(byte[] bytes) {
            try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
                return WireJson.mapper().readValue(in, Parts.class);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException("the store holds what is no sample", e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * What makes a spawn site.
     *
     * @param site the first application frame
     * @param form what its tasks are
     */
    public record SiteKey(String site, String form) {}

    /**
     * A spawn site's part.
     *
     * @param key which site
     * @param live its live tasks
     */
    public record Site(SiteKey key, long live) {}

    /**
     * What makes a channel.
     *
     * @param id stays the same as long as it lives
     * @param type its class
     * @param created the first application frame of the stack that made it
     * @param capacity the most it can hold, where it is bounded
     */
    public record ChannelKey(
            long id,
            String type,
            @Nullable String created,
            @Nullable Long capacity) {}

    /**
     * A channel's part.
     *
     * @param key which channel
     * @param size elements in it, where that is known
     */
    public record Channel(ChannelKey key, @Nullable Long size) {}

    /**
     * What makes a way to wait.
     *
     * @param channel the class of what is waited at, where it is known
     * @param operation what is waited in, such as take
     * @param timed whether the wait ends by itself
     * @param idle whether workers of an executor wait there for work
     */
    public record WaitKey(@Nullable String channel, String operation, boolean timed, boolean idle) {}

    /**
     * A way to wait.
     *
     * @param key which
     * @param count how many tasks do
     */
    public record Wait(WaitKey key, long count) {}
}
