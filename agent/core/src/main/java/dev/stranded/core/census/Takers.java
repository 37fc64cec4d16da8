package dev.stranded.core.census;

import dev.stranded.bootstrap.Owner;
import dev.stranded.bootstrap.Releasers;
import dev.stranded.bootstrap.TaskRecord;
import dev.stranded.bootstrap.WorkerState;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tasks that were seen waiting to take from one queue, as long as there are few. */
final class Takers {
    private static final int MOST = 16;

    private final List<Taker> seen = new ArrayList<>(1);
    private boolean incomplete;

    /** Notes one that waits now. */
    void note(Waiting one) {
        if (incomplete) {
            return;
        }
        for (Taker taker : seen) {
            if (taker.is(one)) {
                return;
            }
        }
        if (seen.size() == MOST) {
            incomplete = true;
            seen.clear();
            return;
        }
        seen.add(Taker.of(one));
    }

    /**
     * Where those were spawned that have ever taken, if all have ended; null if one may live, or if there was none.
     *
     * @param releasers who has released the queue's putters
     * @param putters who wait to put now, and are no takers
     * @param spawnSite where an owner was spawned
     */
    @Nullable
    Set<SpawnSite> ended(@Nullable Releasers releasers, Set<TaskRecord> putters, Function<Owner, SpawnSite> spawnSite) {
        if (incomplete || (releasers != null && releasers.isIncomplete())) {
            return null;
        }
        Set<SpawnSite> sites = new LinkedHashSet<>();
        for (Taker taker : seen) {
            if (!taker.isOver()) {
                return null;
            }
            sites.add(taker.spawn);
        }
        for (int i = 0; releasers != null && i < releasers.count(); i++) {
            Object task = releasers.task(i);
            if (task instanceof Owner owner) {
                if (owner.isOver()) {
                    sites.add(spawnSite.apply(owner));
                } else if (putters.stream().noneMatch(putter -> putter.knownAsOwner() == owner)) {
                    return null;
                }
            } else if (!(task instanceof WeakReference<?> thread) || !isEnded(thread)) {
                return null;
            }
        }
        return sites.isEmpty() ? null : sites;
    }

    private static boolean isEnded(WeakReference<?> reference) {
        return !(reference.get() instanceof Thread thread) || Jdk.state(thread) == Thread.State.TERMINATED;
    }

    /** A thread, or the one task that it ran for an executor. */
    private record Taker(
            WeakReference<Thread> thread, @Nullable WorkerState work, int run, SpawnSite spawn) {
        static Taker of(Waiting one) {
            WorkerState work = one.task().work();
            boolean worker = work != null && work.executor != null;
            return new Taker(
                    new WeakReference<>(one.thread()),
                    worker ? work : null,
                    one.runs(),
                    one.tally().site());
        }

        boolean is(Waiting one) {
            return thread.refersTo(one.thread()) && (work == null || run == one.runs());
        }

        boolean isOver() {
            return isEnded(thread) || (work != null && work.isPast(run));
        }
    }
}
