package dev.stranded.core.detect;

import dev.stranded.core.census.PoolStarvation;
import dev.stranded.core.census.WaitRing;
import dev.stranded.core.census.WaitTally;
import dev.stranded.wire.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who waits for whom in a deadlock, in the wire's records. */
final class RingLinks {
    private static final int MOST = 50;
    private static final String QUEUE = "queue";

    private RingLinks() {}

    /** What a task of a ring waits for, of which {@code holder} is the next task's name. */
    static String what(WaitRing.Link link, String holder) {
        return link.what().replace("%s", holder);
    }

    /** A ring, each of which waits for the next; the first ones where it is a very long one. */
    static List<Finding.Link> of(List<WaitRing.Link> ring) {
        List<Finding.Link> links = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST, ring.size()); i++) {
            WaitRing.Link link = ring.get(i);
            WaitTally.Example next = ring.get((i + 1) % ring.size()).task();
            String holder = ring.size() == 1 ? "itself" : Wording.task(next);
            String reason = link.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
            links.add(link(link, what(link, holder), reason, next.id()));
        }
        return links;
    }

    /** The workers of a pool, each of which waits for a task that stands in the pool's queue. */
    static List<Finding.Link> ofPool(PoolStarvation pool) {
        List<Finding.Link> links = new ArrayList<>();
        for (WaitRing.Link worker :
                pool.workers().subList(0, Math.min(MOST, pool.workers().size()))) {
            links.add(link(worker, "a task that stands in its own pool's queue", QUEUE, null));
        }
        return links;
    }

    private static Finding.Link link(WaitRing.Link link, String what, String reason, @Nullable Long holder) {
        WaitTally.Example task = link.task();
        return new Finding.Link(
                new Finding.TaskState(task.id(), task.name(), task.virtual(), task.waitedMillis()),
                link.spawn().stack().site(),
                link.blocked().stack().site(),
                link.blocked().operation(),
                what,
                reason,
                holder);
    }
}
