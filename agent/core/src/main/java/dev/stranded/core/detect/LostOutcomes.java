package dev.stranded.core.detect;

import dev.stranded.core.census.Look;
import dev.stranded.core.census.LostOutcome;
import dev.stranded.core.census.LostOutcome.FailureSite;
import dev.stranded.core.census.NamedStack;
import dev.stranded.core.census.SpawnSite;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.FindingLife;
import dev.stranded.wire.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reports tasks that failed unseen: their future was collected as garbage before anybody had asked it, so nobody can
 * learn of the failure any more. That is proven by the collection itself, and stays true.
 */
final class LostOutcomes implements Detector {
    private static final int MOST = 200;
    private static final String TASK_ADVICE =
            "submit() keeps a failure in the Future for whoever asks. Ask it (get), or give the task with execute() so"
                    + " that the failure reaches the uncaught-exception handler, or catch and log it in the task. A"
                    + " periodic task that fails once is never run again.";
    private static final String STAGE_ADVICE =
            "A CompletableFuture keeps a failure for whoever asks. End each chain with handle, whenComplete or"
                    + " exceptionally, or ask it (join, get); where the outcome does not matter, catch and log the failure"
                    + " in the task.";

    private final Signature signatures;
    private final Map<Place, Lost> lost = new HashMap<>();

    LostOutcomes(Signature signatures) {
        this.signatures = signatures;
    }

    @Override
    public List<Suspicion> examine(Look look) {
        for (LostOutcome outcome : look.lost()) {
            Place place = new Place(outcome.spawn(), outcome.failure(), outcome.ofStage());
            if (lost.size() < MOST || lost.containsKey(place)) {
                lost.computeIfAbsent(place, p -> new Lost()).add(outcome.tasks(), look.at());
            }
        }
        List<Suspicion> suspicions = new ArrayList<>();
        lost.forEach((place, lost) -> suspicions.add(suspicion(place, lost)));
        return suspicions;
    }

    private Suspicion suspicion(Place place, Lost lost) {
        NamedStack thrown = place.failure.stack();
        String type = Wording.simple(place.failure.type());
        return new Suspicion(
                signatures.of(
                        FindingKind.LOST_OUTCOME, place.spawn.stack().site(), place.failure.type(), thrown.site()),
                FindingKind.LOST_OUTCOME,
                Verdict.PROVEN,
                FindingLife.OPEN,
                lost.tasks,
                what(place, lost.tasks) + Wording.place(place.spawn.stack().site()) + " failed with " + type
                        + ", and nobody has looked at it",
                place.ofStage ? STAGE_ADVICE : TASK_ADVICE,
                place.spawn.stack().library(),
                Wording.site(place.spawn),
                null,
                null,
                evidence(place, lost, thrown),
                List.of());
    }

    private static String what(Place place, long tasks) {
        return place.ofStage
                ? Wording.number(tasks) + " future" + (tasks == 1 ? "" : "s") + " from "
                : Wording.tasks(place.spawn.form(), tasks) + " given at ";
    }

    private static List<Finding.Evidence> evidence(Place place, Lost lost, NamedStack thrown) {
        List<Finding.Evidence> chain = new ArrayList<>();
        chain.add(new Finding.Evidence(place.failure.type() + " was thrown at " + thrown.site(), lost.firstAt));
        chain.add(new Finding.Evidence(
                place.ofStage
                        ? "the garbage collector took the exception, and with it every CompletableFuture that it had been"
                                + " passed on to, before any had told of it"
                        : "the garbage collector took the Future before anybody had asked it for the outcome",
                lost.lastAt));
        return chain;
    }

    private record Place(SpawnSite spawn, FailureSite failure, boolean ofStage) {}

    private static final class Lost {
        private long tasks;
        private @Nullable Instant firstAt;
        private Instant lastAt = Instant.EPOCH;

        void add(long more, Instant at) {
            tasks += more;
            firstAt = firstAt == null ? at : firstAt;
            lastAt = at;
        }
    }
}
