package dev.stranded.core.detect;

import dev.stranded.core.census.ExecutorLook;
import dev.stranded.core.census.Look;
import dev.stranded.core.census.NamedStack;
import dev.stranded.core.census.Tally;
import dev.stranded.core.census.WaitTally;
import dev.stranded.wire.ExecutorState;
import dev.stranded.wire.ExecutorState.Life;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.FindingLife;
import dev.stranded.wire.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds executors that are made again and again and never shut down: of those made at one place, the ones that idle
 * with live workers have become more in every part of a window of at least two thresholds' time, and have doubled
 * meanwhile. A scheduler that does nothing but run the same tasks again and again idles, too, and so does a timer that
 * has no task.
 *
 * <p>A pool that a program keeps is there from the beginning, even if it falls idle only later, and pools that are
 * closed or let their workers go leave the count. It is a suspicion until there are many.
 */
final class AbandonedExecutors implements Detector {
    private static final int FEWEST = 5;
    private static final int MANY = 20;
    private static final String TIMER = "java.util.Timer";

    /** A number that has not grown over so many thresholds has a bound after all. */
    private static final long LEVEL_THRESHOLDS = 16;

    private final Signature signatures;
    private final long thresholdMillis;
    private final Map<String, Place> places = new HashMap<>();
    private final Map<Long, Rest> rests = new HashMap<>();

    AbandonedExecutors(Signature signatures, long thresholdMillis) {
        this.signatures = signatures;
        this.thresholdMillis = thresholdMillis;
    }

    @Override
    public List<Suspicion> examine(Look look) {
        Map<String, Idle> present = new HashMap<>();
        Map<String, Long> living = new HashMap<>();
        Set<Long> alive = new HashSet<>();
        for (ExecutorLook executor : look.executors()) {
            alive.add(executor.state().id());
            String type = executor.state().type();
            living.merge(key(type, executor.created()), hasWorkers(executor.state()) ? 1L : 0, Long::sum);
            boolean idles = idles(executor, look.clockMillis());
            if (idles && !executor.created().frames().isEmpty()) {
                add(present, type, executor.created(), 1, executor.state().workers());
            }
        }
        for (Tally tally : look.tallies()) {
            for (WaitTally wait : tally.waits()) {
                if (wait.isIdleTimer() && wait.overThreshold() > 0) {
                    NamedStack created = tally.site().stack();
                    living.put(key(TIMER, created), tally.live());
                    add(present, TIMER, created, wait.overThreshold(), wait.overThreshold());
                }
            }
        }
        rests.keySet().retainAll(alive);
        List<Suspicion> suspicions = new ArrayList<>();
        Set<String> gone = new HashSet<>();
        places.forEach((key, place) -> {
            Suspicion suspicion = place.look(present.get(key), living.getOrDefault(key, 0L), look);
            if (suspicion != null) {
                suspicions.add(suspicion);
            }
            if (!present.containsKey(key)) {
                gone.add(key);
            }
        });
        places.keySet().removeAll(gone);
        return suspicions;
    }

    private void add(Map<String, Idle> present, String type, NamedStack created, long executors, long workers) {
        String key = key(type, created);
        Idle idle = present.computeIfAbsent(key, k -> new Idle());
        idle.executors += executors;
        idle.workers += workers;
        places.computeIfAbsent(key, k -> new Place(type, created));
    }

    private static String key(String type, NamedStack created) {
        return type + " " + created.site();
    }

    /** Whether it has had no new task for a threshold's time: none at all, or the same ones again and again. */
    private boolean idles(ExecutorLook executor, long clockMillis) {
        ExecutorState state = executor.state();
        Rest rest = rests.get(state.id());
        boolean repeats = executor.periodic() != 0 || (rest != null && rest.repeats && state.active() > 0);
        boolean resting = repeats || (state.active() == 0 && state.queued() == 0);
        boolean same = rest != null
                && rest.repeats == repeats
                && (repeats
                        ? executor.periodic() == 0 || rest.mark == executor.periodic()
                        : rest.mark == state.completed());
        if (rest == null || !resting || !same) {
            long mark = repeats ? executor.periodic() : state.completed();
            rests.put(state.id(), new Rest(mark, repeats, clockMillis));
            return false;
        }
        return hasWorkers(state) && clockMillis - rest.sinceMillis >= thresholdMillis;
    }

    private static boolean hasWorkers(ExecutorState state) {
        return state.life() == Life.RUNNING && state.workers() > 0;
    }

    /**
     * What has not changed since when.
     *
     * @param mark the executor's count of completed tasks, or the mark of those that it runs again and again
     */
    private record Rest(long mark, boolean repeats, long sinceMillis) {}

    /** The idle executors of one place at one look. */
    private static final class Idle {
        private long executors;
        private long workers;
    }

    /** Where executors of one class are made. */
    private final class Place {
        private final String type;
        private final NamedStack created;
        private final Trend idle = new Trend(thresholdMillis);
        private final Population all = new Population(thresholdMillis);
        private Verdict verdict = Verdict.SUSPECTED;
        private boolean open;
        private long peak;
        private long peakWorkers;
        private long peakMillis;

        Place(String type, NamedStack created) {
            this.type = type;
            this.created = created;
        }

        @Nullable
        Suspicion look(@Nullable Idle now, long living, Look look) {
            long executors = now == null ? 0 : now.executors;
            idle.add(look.clockMillis(), executors);
            all.add(look.clockMillis(), living);
            open |= executors >= FEWEST
                    && idle.grows()
                    && all.hasGrownWith(idle.last() - idle.riseFrom(), idle.riseMillis());
            if (!open) {
                return null;
            }
            if (executors > peak && now != null) {
                peak = executors;
                peakWorkers = now.workers;
                peakMillis = look.clockMillis();
            }
            verdict = peak >= MANY ? Verdict.EVIDENT : Verdict.SUSPECTED;
            boolean level = look.clockMillis() - peakMillis >= LEVEL_THRESHOLDS * thresholdMillis;
            FindingLife state = executors * 2 < peak
                    ? FindingLife.RESOLVED
                    : level && verdict == Verdict.SUSPECTED ? FindingLife.WITHDRAWN : FindingLife.OPEN;
            Suspicion suspicion = suspicion(state);
            if (state != FindingLife.OPEN) {
                open = false;
                peak = 0;
            }
            return suspicion;
        }

        private Suspicion suspicion(FindingLife state) {
            String simple = Wording.simple(type);
            boolean timer = type.equals(TIMER);
            String place = Wording.place(created.site());
            String title = switch (state) {
                case OPEN ->
                    Wording.number(peak) + " executors (" + simple + ") made at " + place
                            + " are given no more work, keep " + Wording.number(peakWorkers)
                            + " workers alive and get more: none is shut down";
                case WITHDRAWN, CLEARED, REFUTED ->
                    "Withdrawn: the executors made at " + place + " have stopped becoming more";
                case RESOLVED -> "The executors made at " + place + " have been shut down or have let their workers go";
            };
            return new Suspicion(
                    signatures.of(FindingKind.ABANDONED_EXECUTOR, created.site(), type),
                    FindingKind.ABANDONED_EXECUTOR,
                    verdict,
                    state,
                    peak,
                    title,
                    "The code at " + place + " makes " + (timer ? "a Timer" : "an executor") + " for each piece of work"
                            + " and never "
                            + (timer ? "cancels it, so its thread waits" : "shuts it down, so its workers wait")
                            + " for ever. Share one"
                            + (timer
                                    ? ", or cancel each in a finally block."
                                    : ", or shut each down in a finally block (try-with-resources from Java 19 on)."),
                    created.library(),
                    new Finding.Site(created.site(), created.frames(), created.application(), null),
                    null,
                    null,
                    List.of(new Finding.Evidence(fact(state), Instant.now())),
                    List.of());
        }

        private String fact(FindingLife state) {
            return state == FindingLife.OPEN
                    ? "idle executors made here went from " + Wording.number(idle.riseFrom()) + " to "
                            + Wording.number(peak) + " within " + Wording.duration(idle.riseMillis())
                    : "idle executors made here: " + Wording.number(idle.last()) + ", at most " + Wording.number(peak);
        }
    }
}
