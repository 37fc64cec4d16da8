package dev.stranded.bootstrap;

import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/**
 * The doors for failures of {@code CompletableFuture}s, as {@link Hooks} are for all else.
 *
 * <p>What is followed is the exception, not the futures: it is the same for all futures of a chain, so a failure counts
 * once, and when it is collected no future can tell of it any more.
 */
public final class StageHooks {
    private StageHooks() {}

    /** The task of a future has thrown, which the application gave to {@code supplyAsync}. Cost: as a stage's. */
    public static void asyncFailed(@Nullable Object thrown, @Nullable Object task) {
        try {
            if (!(thrown instanceof Throwable failure) || task == null || Circuit.FAILURES.off) {
                return;
            }
            if (AgentWork.isDoneBy(Thread.currentThread())) {
                return;
            }
            TaskEnds.taskFails(task, failure);
            if (!Failures.losesTrack()) {
                Failures.addOfStage(StageFields.unwrapped(failure), TaskKind.of(task), null);
            }
        } catch (StackOverflowError e) {
            Circuit.FAILURES.lapses++;
        } catch (Throwable e) {
            Circuit.FAILURES.swallow(e);
        }
    }

    /**
     * A stage's function has thrown.
     *
     * <p>Cost: one weak record and one map entry a failure, and at most a stack.
     */
    public static void stageFailed(@Nullable Object thrown) {
        try {
            if (thrown == null || Circuit.FAILURES.off) {
                return;
            }
            fail(thrown, false);
        } catch (StackOverflowError e) {
            Circuit.FAILURES.lapses++;
        } catch (Throwable e) {
            Circuit.FAILURES.swallow(e);
        }
    }

    /**
     * A stage ends with {@code thrown}, which is mostly the failure that is the result of its source; if not, its own
     * function has thrown it.
     *
     * <p>Cost: two loads, only at failures.
     */
    public static void failurePassedOn(@Nullable Object thrown, @Nullable Object source) {
        try {
            if (!(thrown instanceof Throwable failure) || Circuit.FAILURES.off) {
                return;
            }
            if (StageFields.thrownIn(source) != StageFields.unwrapped(failure)) {
                fail(thrown, false);
            }
        } catch (StackOverflowError e) {
            Circuit.FAILURES.lapses++;
        } catch (Throwable e) {
            Circuit.FAILURES.swallow(e);
        }
    }

    /** A future that has failed is being made. Cost: as {@link #stageFailed}. */
    public static void failureMade(@Nullable Object thrown) {
        try {
            if (thrown == null || Circuit.FAILURES.off) {
                return;
            }
            fail(thrown, true);
        } catch (StackOverflowError e) {
            Circuit.FAILURES.lapses++;
        } catch (Throwable e) {
            Circuit.FAILURES.swallow(e);
        }
    }

    /** Somebody gives {@code future} a failure. Cost: as {@link #stageFailed}. */
    public static void failureGiven(Object future, @Nullable Object thrown) {
        try {
            if (!(thrown instanceof Throwable failure) || Circuit.FAILURES.off) {
                return;
            }
            fail(thrown, true);
            if (StageFields.hasSettledDependent(future)) {
                Failures.see(StageFields.unwrapped(failure));
            }
        } catch (StackOverflowError e) {
            Circuit.FAILURES.lapses++;
        } catch (Throwable e) {
            Circuit.FAILURES.swallow(e);
        }
    }

    /**
     * The future has taken {@code thrown} for its result, or had one. If it had one, or a stage that depends on it has,
     * nobody waits for this failure.
     *
     * <p>Cost: two map look-ups, and a walk through the stages that depend on it; only at failures.
     */
    public static void failureTaken(boolean taken, Object future, @Nullable Object thrown) {
        try {
            if (!(thrown instanceof Throwable failure) || Circuit.FAILURES.off) {
                return;
            }
            if (!taken || Failures.wasGivenUp(future) || StageFields.hasSettledDependent(future)) {
                Failures.see(StageFields.unwrapped(failure));
            }
        } catch (StackOverflowError e) {
            Circuit.FAILURES.lapses++;
        } catch (Throwable e) {
            Circuit.FAILURES.swallow(e);
        }
    }

    /**
     * Somebody is told what a future ended with: null if it did not fail.
     *
     * <p>Cost: a comparison, and a map look-up at failures.
     */
    public static void failureTold(@Nullable Object thrown) {
        try {
            if (!(thrown instanceof Throwable failure) || Circuit.FAILURES.off) {
                return;
            }
            Failures.see(StageFields.unwrapped(failure));
        } catch (StackOverflowError e) {
            Circuit.FAILURES.lapses++;
        } catch (Throwable e) {
            Circuit.FAILURES.swallow(e);
        }
    }

    /** Somebody asks whether {@code future} has failed. Cost: one load while no failure is followed. */
    public static void failureAsked(Object future) {
        try {
            if (Failures.none() || Circuit.FAILURES.off) {
                return;
            }
            see(future);
        } catch (StackOverflowError e) {
            Circuit.FAILURES.lapses++;
        } catch (Throwable e) {
            Circuit.FAILURES.swallow(e);
        }
    }

    /**
     * Who waited for {@code future} does so no longer: another was first, or the time is over.
     *
     * <p>Cost: a weak reference and a map entry, where a wait was given up.
     */
    public static void futureGivenUp(Object future) {
        try {
            if (Circuit.FAILURES.off) {
                return;
            }
            giveUp(future);
        } catch (StackOverflowError e) {
            Circuit.FAILURES.lapses++;
        } catch (Throwable e) {
            Circuit.FAILURES.swallow(e);
        }
    }

    /**
     * A stage of two futures fails with the failure of one of them, which stands for that of the other. Cost: two
     * loads, only at failures.
     */
    public static void bothEnded(@Nullable Object one, @Nullable Object other) {
        try {
            if (Circuit.FAILURES.off) {
                return;
            }
            Throwable first = StageFields.thrownIn(one);
            Throwable second = StageFields.thrownIn(other);
            if (first != null && second != null && first != second) {
                Failures.join(first, second);
            }
        } catch (StackOverflowError e) {
            Circuit.FAILURES.lapses++;
        } catch (Throwable e) {
            Circuit.FAILURES.swallow(e);
        }
    }

    /** The first of {@code futures} that is done counts. Cost: a load a future. */
    public static void anyCounts(Object @Nullable [] futures) {
        try {
            if (futures == null || Circuit.FAILURES.off) {
                return;
            }
            int first = 0;
            while (first < futures.length && !StageFields.isDone(futures[first])) {
                first++;
            }
            for (int i = 0; first < futures.length && i < futures.length; i++) {
                if (i != first) {
                    giveUp(futures[i]);
                }
            }
        } catch (StackOverflowError e) {
            Circuit.FAILURES.lapses++;
        } catch (Throwable e) {
            Circuit.FAILURES.swallow(e);
        }
    }

    /** The first of two futures that is done counts. Cost: two loads. */
    public static void eitherCounts(@Nullable Object one, @Nullable Object other) {
        try {
            if (Circuit.FAILURES.off) {
                return;
            }
            if (StageFields.isDone(one)) {
                giveUp(other);
            } else if (StageFields.isDone(other)) {
                giveUp(one);
            }
        } catch (StackOverflowError e) {
            Circuit.FAILURES.lapses++;
        } catch (Throwable e) {
            Circuit.FAILURES.swallow(e);
        }
    }

    private static void fail(Object thrown, boolean byCaller) {
        Thread current = Thread.currentThread();
        if (!(thrown instanceof Throwable failure) || Failures.losesTrack() || AgentWork.isDoneBy(current)) {
            return;
        }
        Throwable first = StageFields.unwrapped(failure);
        if (Failures.follows(first)) {
            return;
        }
        TaskKind kind = Tasks.currentKind(current);
        boolean stack = byCaller || kind == null || current instanceof ForkJoinWorkerThread;
        Failures.addOfStage(first, kind, stack ? TaskKind.stackInBudget() : null);
    }

    private static void giveUp(@Nullable Object future) {
        if (future == null) {
            return;
        }
        if (StageFields.isDone(future)) {
            see(future);
        } else {
            Failures.giveUp(future);
        }
    }

    private static void see(Object future) {
        Throwable failure = StageFields.failureOf(future);
        if (failure != null) {
            Failures.see(failure);
        }
    }
}
