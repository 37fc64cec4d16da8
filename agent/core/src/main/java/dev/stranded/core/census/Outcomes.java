package dev.stranded.core.census;

import dev.stranded.bootstrap.Circuit;
import dev.stranded.bootstrap.Failure;
import dev.stranded.bootstrap.Failures;
import dev.stranded.core.census.LostOutcome.FailureSite;
import dev.stranded.wire.TaskForm;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Notices failures of tasks that nobody has looked at when their future is collected as garbage. */
final class Outcomes {
    private static final int MOST_SITES = 1_000;

    /** How tasks end that were told to: no failure of theirs. */
    private static final Set<String> ENDINGS = Set.of(
            "java.lang.InterruptedException",
            "java.util.concurrent.CancellationException",
            "java.nio.channels.ClosedByInterruptException");

    /** The stack trace that {@code Throwable} itself keeps; {@code getStackTrace} can be overridden. */
    private static final @Nullable MethodHandle STACK = stack();

    private final FrameOwners owners;
    private final SpawnSites spawnSites;
    private final StageOrigins stages;
    private final Map<String, FailureSite> sites = new HashMap<>();
    private final Gap looks = new Gap(Circuit.FAILURES);

    Outcomes(FrameOwners owners, SpawnSites spawnSites) {
        this.owners = owners;
        this.spawnSites = spawnSites;
        this.stages = new StageOrigins(owners);
    }

    /** Those lost since the last call; none where it may not have been seen that somebody looks at one. */
    List<LostOutcome> lost() {
        Map<Place, Long> counts = new HashMap<>();
        Failures.removeIf(failure -> {
            Throwable thrown = failure.thrown;
            if (thrown != null) {
                takeIn(failure, thrown);
            }
            // In this order: who looks at a failure does so before it is gone.
            boolean gone = failure.refersTo(null);
            if (failure.wasSeen()) {
                return true;
            }
            SpawnSite spawn = gone ? spawn(failure) : null;
            if (spawn != null && failure.site instanceof FailureSite site) {
                counts.merge(new Place(spawn, site, failure.ofStage), 1L, Long::sum);
            }
            return gone;
        });
        if (looks.sinceLast()) {
            Failures.removeIf(failure -> true);
            return List.of();
        }
        List<LostOutcome> lost = new ArrayList<>();
        counts.forEach((place, count) -> lost.add(new LostOutcome(place.spawn, place.failure, place.ofStage, count)));
        return lost;
    }

    private void takeIn(Failure failure, Throwable thrown) {
        FailureSite site = name(thrown);
        failure.site = site;
        failure.thrown = null;
        if (site == null) {
            failure.see();
        } else if (failure.ofStage) {
            failure.traces = stages.read(failure.stack, site.stack());
        }
        failure.stack = null;
    }

    private @Nullable SpawnSite spawn(Failure failure) {
        if (failure.traces instanceof StageOrigins.Traces traces) {
            return StageOrigins.origin(failure.kind, traces);
        }
        return failure.kind == null ? null : spawnSites.of(failure.kind, TaskForm.EXECUTOR_TASK);
    }

    /** Null where the task only did what it was told. */
    private @Nullable FailureSite name(Throwable thrown) {
        String type = thrown.getClass().getName();
        if (ENDINGS.contains(type)) {
            return null;
        }
        NamedStack stack = owners.name(stackOf(thrown));
        String key = type + " " + stack.site();
        FailureSite known = sites.get(key);
        if (known == null && sites.size() < MOST_SITES) {
            known = new FailureSite(type, stack);
            sites.put(key, known);
        }
        return known;
    }

    private static StackTraceElement[] stackOf(Throwable thrown) {
        try {
            return STACK == null ? new StackTraceElement[0] : (StackTraceElement[]) STACK.invoke(thrown);
        } catch (Throwable e) {
            return new StackTraceElement[0];
        }
    }

    private static @Nullable MethodHandle stack() {
        try {
            return MethodHandles.privateLookupIn(Throwable.class, MethodHandles.lookup())
                    .findVirtual(Throwable.class, "getOurStackTrace", MethodType.methodType(StackTraceElement[].class));
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    private record Place(SpawnSite spawn, FailureSite failure, boolean ofStage) {}
}
