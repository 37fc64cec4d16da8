package dev.stranded.core.census;

import dev.stranded.bootstrap.Circuit;
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

/** One side of a queue: the tasks that were seen waiting there, to take or to put, as long as there are few. */
final class QueueSide {
    private static final int MOST = 16;

    /** So often at most it is asked of one whether it is news: of those who were taken for being here, some are not. */
    private static final int MOST_ASKED = 64;

    private final List<User> seen = new ArrayList<>(1);
    private int asked;
    private boolean incomplete;

    /** Whether one that waits now is to be noted: it is not known, and there is room. */
    boolean isNews(Waiting one) {
        if (incomplete) {
            return false;
        }
        for (User user : seen) {
            if (user.is(one)) {
                return false;
            }
        }
        incomplete = ++asked > MOST_ASKED;
        return !incomplete;
    }

    /** Notes one that waits now. */
    void note(Waiting one) {
        if (seen.size() == MOST) {
            incomplete = true;
            seen.clear();
        } else {
            seen.add(User.of(one));
        }
    }

    /**
     * Those that have ever been at this side, if all have ended; null if one may live, or if none is known.
     *
     * @param releasers who has released those that waited at the other side
     * @param others who waits at the other side now
     * @param spawnSite where an owner was spawned
     * @param all whether it is known of all who ever were at this side, and not of some only
     */
    @Nullable
    EndedSide ended(
            @Nullable Releasers releasers, Set<TaskRecord> others, Function<Owner, SpawnSite> spawnSite, boolean all) {
        if (incomplete || !Circuit.RELEASES.isWhole() || (releasers != null && releasers.isIncomplete())) {
            return null;
        }
        Set<SpawnSite> sites = new LinkedHashSet<>();
        for (User user : seen) {
            if (!user.isOver()) {
                return null;
            }
            sites.add(user.spawn);
        }
        String failedBy = null;
        for (int i = 0; releasers != null && i < releasers.count(); i++) {
            Object task = releasers.task(i);
            if (task instanceof Owner owner) {
                if (owner.isOver()) {
                    sites.add(spawnSite.apply(owner));
                    failedBy = owner.endedBy == null ? failedBy : owner.endedBy;
                } else if (others.stream().noneMatch(other -> other.knownAsOwner() == owner)) {
                    return null;
                }
            } else if (!(task instanceof WeakReference<?> thread) || !isEnded(thread)) {
                return null;
            }
        }
        return sites.isEmpty() ? null : new EndedSide(List.copyOf(sites), failedBy, all);
    }

    /** Who was seen waiting here. */
    void tell(SideTally into) {
        for (User user : seen) {
            into.count(user.spawn, user.isOver());
        }
    }

    private static boolean isEnded(WeakReference<?> reference) {
        return !(reference.get() instanceof Thread thread) || Jdk.state(thread) == Thread.State.TERMINATED;
    }

    /** A thread, or the one task that it ran for an executor. */
    private record User(
            WeakReference<Thread> thread, @Nullable WorkerState work, int run, SpawnSite spawn) {
        static User of(Waiting one) {
            WorkerState work = one.task().work();
            boolean worker = work != null && work.executor != null;
            return new User(
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
