package dev.stranded.core.census;

import dev.stranded.bootstrap.Closing;
import dev.stranded.bootstrap.Closings;
import dev.stranded.bootstrap.Refusal;
import dev.stranded.bootstrap.SpawnStack;
import dev.stranded.core.census.ClosedUse.Closed;
import dev.stranded.core.census.ClosedUse.Fate;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.SubmissionPublisher;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Notices work that is given to executors that are shut down and to publishers that are closed. */
final class ClosedChannels {
    private static final int STACK_BUDGET = 64;
    private static final int MOST_SITES = 1_000;
    private static final int MOST_FOLLOWED = 1_000;

    private static final String ABORTS = "java.util.concurrent.ThreadPoolExecutor$AbortPolicy";

    /** These drop in silence what a pool that is shut down refuses; the first runs what a full one does. */
    private static final Set<String> DROPS = Set.of(
            "java.util.concurrent.ThreadPoolExecutor$CallerRunsPolicy",
            "java.util.concurrent.ThreadPoolExecutor$DiscardPolicy",
            "java.util.concurrent.ThreadPoolExecutor$DiscardOldestPolicy");

    private final FrameOwners owners;
    private final long thresholdMillis;
    private final Map<String, NamedStack> sites = new HashMap<>();
    private final List<Dropped> dropped = new ArrayList<>();
    private long previousLook;

    ClosedChannels(FrameOwners owners, long thresholdMillis) {
        this.owners = owners;
        this.thresholdMillis = thresholdMillis;
    }

    /**
     * What was given since the last call.
     *
     * @param now this look, on the census' clock
     * @param executors what is known of an executor or publisher
     */
    List<ClosedUse> uses(long now, Function<@Nullable Object, @Nullable ExecutorRef> executors) {
        Map<Place, Long> sampled = new LinkedHashMap<>();
        for (Refusal refusal = Closings.takeRefusals(); refusal != null; refusal = refusal.next) {
            Place place = place(refusal);
            if (place != null) {
                sampled.merge(place, 1L, Long::sum);
                follow(refusal, place);
            }
        }
        List<ClosedUse> uses = new ArrayList<>();
        Map<Closing, Long> withoutStack = unsampled(sampled);
        sampled.forEach((place, tasks) -> {
            Long more = withoutStack.remove(place.closing);
            uses.add(use(place, tasks + (more == null ? 0 : more), 0, executors));
        });
        awaited(now).forEach((place, tasks) -> uses.add(use(place, 0, tasks, executors)));
        Closings.removeIf(closing -> isOver(closing, now));
        Closings.stackBudget(STACK_BUDGET);
        previousLook = now;
        return uses;
    }

    /** Those that the budget had no stack for; they are counted at a place that had one. */
    private static Map<Closing, Long> unsampled(Map<Place, Long> sampled) {
        Map<Closing, Long> all = new HashMap<>();
        sampled.forEach((place, tasks) -> all.merge(place.closing, -tasks, Long::sum));
        all.replaceAll((closing, tasks) -> {
            int refused = closing.refused();
            long others = Math.max(0, refused - closing.seenRefused + tasks);
            closing.seenRefused = refused;
            return others;
        });
        return all;
    }

    /** Takes in one that is new; true when what was closed is gone. */
    private boolean isOver(Closing closing, long now) {
        if (closing.seenMillis < 0) {
            closing.seenMillis = now;
            SpawnStack stack = closing.stack;
            closing.stack = null;
            closing.site = stack == null ? null : named(stack);
        }
        return closing.refersTo(null);
    }

    private @Nullable Place place(Refusal refusal) {
        NamedStack submitted = named(refusal.stack);
        Fate fate = refusal.handler == null || refusal.handler.equals(ABORTS)
                ? Fate.THROWN
                : DROPS.contains(refusal.handler) ? Fate.DROPPED : Fate.HANDLED;
        return submitted.jdkOnly() ? null : new Place(refusal.closing, submitted, fate);
    }

    private ClosedUse use(
            Place place, long tasks, long awaited, Function<@Nullable Object, @Nullable ExecutorRef> executors) {
        Closing closing = place.closing;
        Object channel = closing.get();
        ExecutorRef executor = executors.apply(channel);
        long since = closing.seenMillis < 0 ? 0 : Math.max(0, previousLook - closing.seenMillis);
        return new ClosedUse(
                place.submitted,
                channel == null ? "executor" : channel.getClass().getName(),
                channel instanceof SubmissionPublisher,
                executor == null ? null : executor.created(),
                new Closed(closing.site instanceof NamedStack site ? site : null, closing.closer, since),
                place.fate,
                tasks,
                awaited);
    }

    private void follow(Refusal refusal, Place place) {
        if (refusal.task != null && place.fate != Fate.THROWN && dropped.size() < MOST_FOLLOWED) {
            dropped.add(new Dropped(refusal.task, place));
        }
    }

    /** Those dropped whose results others have waited for long enough. */
    private Map<Place, Long> awaited(long now) {
        Map<Place, Long> awaited = new LinkedHashMap<>();
        dropped.removeIf(one -> {
            Object task = one.task.get();
            if (task == null || Promise.isKept(task)) {
                return true;
            }
            if (!Promise.isAwaited(task)) {
                one.awaitedSince = -1;
                return false;
            }
            one.awaitedSince = one.awaitedSince < 0 ? now : one.awaitedSince;
            boolean longEnough = now - one.awaitedSince >= thresholdMillis;
            if (longEnough) {
                awaited.merge(one.place, 1L, Long::sum);
            }
            return longEnough;
        });
        return awaited;
    }

    /** One object for each site, so that many closed executors do not keep as many texts. */
    private NamedStack named(SpawnStack stack) {
        NamedStack named = owners.name(stack.getStackTrace());
        NamedStack known = sites.get(named.site());
        if (known != null) {
            return known;
        }
        if (sites.size() < MOST_SITES) {
            sites.put(named.site(), named);
        }
        return named;
    }

    private record Place(Closing closing, NamedStack submitted, Fate fate) {}

    /** A task that was refused and that no exception told of. */
    private static final class Dropped {
        private final WeakReference<Object> task;
        private final Place place;
        private long awaitedSince = -1;

        Dropped(WeakReference<Object> task, Place place) {
            this.task = task;
            this.place = place;
        }
    }
}
