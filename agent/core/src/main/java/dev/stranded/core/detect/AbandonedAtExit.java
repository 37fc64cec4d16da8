package dev.stranded.core.detect;

import dev.stranded.core.census.Ending;
import dev.stranded.core.census.NamedStack;
import dev.stranded.core.census.UnfinishedWork;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.FindingLife;
import dev.stranded.wire.TaskForm;
import dev.stranded.wire.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells of work that the JVM's end cuts off: {@code main} has returned and nobody waits for tasks on virtual threads
 * and daemons, or the very thread that spawned them calls {@code System.exit}.
 *
 * <p>That the tasks are there is the JVM's own state; that they are work is evident where others of the same place have
 * ended or where they stand in an executor's queue. An exit may be meant to cut them off, so of it there is no more
 * than a suspicion; and whoever ends a JVM by a signal knows what he does.
 */
final class AbandonedAtExit {
    private final Signature signatures;

    AbandonedAtExit(Signature signatures) {
        this.signatures = signatures;
    }

    List<Suspicion> examine(Ending ending, List<UnfinishedWork> unfinished) {
        List<Suspicion> suspicions = new ArrayList<>();
        for (UnfinishedWork work : unfinished) {
            suspicions.add(suspicion(ending, work));
        }
        return suspicions;
    }

    private Suspicion suspicion(Ending ending, UnfinishedWork work) {
        boolean returned = ending.way() == Ending.Way.RETURNED;
        NamedStack at = work.at();
        return new Suspicion(
                signatures.of(
                        FindingKind.ABANDONED_AT_EXIT, work.spawn().stack().site()),
                FindingKind.ABANDONED_AT_EXIT,
                returned && (work.usual() || work.queued() > 0) ? Verdict.EVIDENT : Verdict.SUSPECTED,
                FindingLife.OPEN,
                work.tasks() + work.queued(),
                title(returned, work),
                advice(returned, work),
                work.spawn().stack().library(),
                Wording.site(work.spawn()),
                at == null || work.operation() == null
                        ? null
                        : new Finding.Wait(at.site(), at.frames(), at.application(), work.operation(), true, 0),
                null,
                evidence(returned, work),
                Wording.tasks(work.examples()));
    }

    private static String title(boolean returned, UnfinishedWork work) {
        String place = Wording.place(work.spawn().stack().site());
        String when = returned ? "main returned while " : "System.exit was called while ";
        if (work.tasks() == 0) {
            return when + Wording.number(work.queued()) + " tasks stood in the queue of the executor made at " + place
                    + ": they are never run";
        }
        String more = work.queued() == 0 ? "" : " and " + Wording.number(work.queued()) + " more were queued";
        return when + Wording.tasks(work.spawn().form(), work.tasks()) + " spawned at " + place
                + (work.tasks() == 1 ? " was" : " were") + " at work" + more + ": the JVM's end cuts "
                + (work.tasks() == 1 && work.queued() == 0 ? "it" : "them") + " off";
    }

    private static String advice(boolean returned, UnfinishedWork work) {
        String place = Wording.place(work.spawn().stack().site());
        String wait = work.spawn().form() == TaskForm.EXECUTOR_TASK
                ? "Wait for what is given to the executor at " + place
                        + ": join its futures (CompletableFuture.allOf(…).join(), Future.get), or shut the executor down"
                        + " and await its termination, as try-with-resources does from Java 19 on."
                : "Wait for what is started at " + place
                        + ": join each thread, or spawn in a StructuredTaskScope or in an executor in"
                        + " try-with-resources (from Java 19 on), which do not return before all have ended.";
        return "This is Java's face of Go's forgotten WaitGroup.Wait: "
                + (returned
                        ? "virtual threads and daemons do not keep the JVM alive. "
                        : "System.exit waits for no thread. ")
                + wait;
    }

    private static List<Finding.Evidence> evidence(boolean returned, UnfinishedWork work) {
        Instant now = Instant.now();
        List<Finding.Evidence> chain = new ArrayList<>();
        chain.add(new Finding.Evidence(
                returned
                        ? "main and all other threads that are no daemons had ended"
                        : "the thread that spawned them called System.exit",
                now));
        NamedStack at = work.at();
        if (at != null) {
            chain.add(new Finding.Evidence(
                    "one of them " + (work.operation() == null ? "ran" : "was in " + work.operation()) + " at "
                            + at.site(),
                    now));
            chain.add(new Finding.Evidence(
                    Wording.number(work.spawn().started()) + " were spawned there, "
                            + Wording.number(work.spawn().ended()) + " had ended",
                    null));
        }
        if (work.queued() > 0) {
            chain.add(new Finding.Evidence(
                    Wording.number(work.queued()) + " tasks that the executor had accepted were never begun", now));
        }
        return chain;
    }
}
