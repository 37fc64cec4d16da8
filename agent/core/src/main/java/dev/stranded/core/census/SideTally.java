package dev.stranded.core.census;

import dev.stranded.bootstrap.Owner;
import dev.stranded.bootstrap.Releasers;
import dev.stranded.wire.ChannelSide;
import dev.stranded.wire.TaskForm;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tasks known at one side of a queue, by where they were spawned. */
final class SideTally {
    private static final int MOST = 8;

    private final Map<SpawnSite, long[]> counts = new LinkedHashMap<>();

    private SideTally() {}

    /**
     * Those that were seen waiting at {@code side} and, at spawn sites that are not among theirs, those that have let
     * go on who waited at the other: one and the same task is often known as both.
     */
    static List<ChannelSide> of(QueueSide side, @Nullable Releasers releasers, SpawnSites spawnSites) {
        SideTally tally = new SideTally();
        side.tell(tally);
        Set<SpawnSite> waited = new HashSet<>(tally.counts.keySet());
        for (int i = 0; releasers != null && i < releasers.count(); i++) {
            Object task = releasers.task(i);
            SpawnSite site = task instanceof Owner owner
                    ? spawnSites.of(owner)
                    : task instanceof WeakReference<?> reference && reference.get() instanceof Thread thread
                            ? spawnSites.unseen(thread, TaskForm.PLATFORM_THREAD)
                            : null;
            if (site != null && !waited.contains(site)) {
                tally.count(site, task instanceof Owner owner && owner.isOver());
            }
        }
        return tally.told();
    }

    void count(SpawnSite site, boolean over) {
        counts.computeIfAbsent(site, key -> new long[2])[over ? 1 : 0]++;
    }

    private List<ChannelSide> told() {
        List<ChannelSide> told = new ArrayList<>();
        counts.forEach((site, count) -> {
            if (told.size() < MOST) {
                told.add(new ChannelSide(site.stack().site(), site.form(), count[0], count[1]));
            }
        });
        return told;
    }
}
