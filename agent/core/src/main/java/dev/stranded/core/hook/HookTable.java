package dev.stranded.core.hook;

import dev.stranded.bootstrap.Coverage;
import java.util.ArrayList;
import java.util.List;

/** Every place in the JDK that is hooked, in one table. */
final class HookTable {
    private static final String THREAD = "java/lang/Thread";

    /** Through which agents have classes changed. */
    static final String INSTRUMENTATION = "sun/instrument/InstrumentationImpl";

    private static final String CONCURRENT = "java/util/concurrent/";
    private static final String POOL = CONCURRENT + "ThreadPoolExecutor";
    private static final String NO_SPAWNS = "where threads are spawned";
    private static final String NO_CREATIONS = "where queues and executors are made, and queues that grow";
    private static final String NO_TASKS = "which task an executor's worker runs";
    private static final String NO_FORK_JOIN_RUNS = "which task a ForkJoinPool's worker runs";

    /** From this JDK on a {@code ForkJoinPool} refuses a task as it looks for a queue for it. */
    private static final int FORK_JOIN_REFUSES_IN_QUEUE = 19;

    /** From this JDK on virtual threads are scheduled through what until then only the application called. */
    private static final int SCHEDULES_BY_ACTIONS = 19;

    private static final String[] QUEUES = {
        "ArrayBlockingQueue",
        "LinkedBlockingQueue",
        "LinkedBlockingDeque",
        "PriorityBlockingQueue",
        "DelayQueue",
        "SynchronousQueue",
        "LinkedTransferQueue",
        "ScheduledThreadPoolExecutor$DelayedWorkQueue",
    };

    private static final String OBJECT = "Ljava/lang/Object;";
    private static final String RUNNABLE = "Ljava/lang/Runnable;";
    private static final String CALLABLE = "Ljava/util/concurrent/Callable;";

    private HookTable() {}

    static List<HookPlace> places() {
        List<HookPlace> places = new ArrayList<>();
        threads(places);
        places.addAll(VirtualThreadTable.places());
        executors(places);
        forkJoin(places);
        failures(places);
        closings(places);
        refusals(places);
        places.addAll(StageTable.places());
        places.add(new HookPlace(
                "condition signalled",
                CONCURRENT + "locks/AbstractQueuedSynchronizer$ConditionObject",
                "doSignal",
                null,
                Weave.entryWithThis("conditionSignalled", OBJECT),
                Coverage.RELEASE,
                17,
                "who has served a queue"));
        places.addAll(EndTable.places());
        for (String change : new String[] {"retransformClasses", "redefineClasses"}) {
            places.add(new HookPlace(
                    "other agents' changes",
                    INSTRUMENTATION,
                    change,
                    null,
                    Weave.entry("classesChanging"),
                    Coverage.CHANGE,
                    17,
                    "little: every class that is loaded is looked at instead"));
        }
        for (String queue : QUEUES) {
            places.add(creation(queue, 17));
        }
        return places;
    }

    private static void threads(List<HookPlace> places) {
        Weave starting = Weave.entryWithThis("threadStarting", "Ljava/lang/Thread;");
        places.add(
                new HookPlace("thread start", THREAD, "start", "()", starting, Coverage.THREAD_START, 17, NO_SPAWNS));
        places.add(new HookPlace(
                "thread start in a container",
                THREAD,
                "start",
                "(Ljdk/internal/vm/ThreadContainer;",
                starting,
                Coverage.THREAD_START,
                21,
                NO_SPAWNS));
        places.add(new HookPlace(
                "thread end",
                THREAD,
                "exit",
                "()",
                Weave.entryWithThis("threadEnded", "Ljava/lang/Thread;"),
                Coverage.THREAD_END,
                17,
                "when threads end"));
    }

    private static void executors(List<HookPlace> places) {
        places.add(creation("ThreadPoolExecutor", 17));
        places.add(creation("ForkJoinPool", 17));
        places.add(creation("ThreadPerTaskExecutor", 21));
        places.add(new HookPlace(
                "task given",
                POOL,
                "execute",
                "(Ljava/lang/Runnable;",
                Weave.entryWithArgument("taskGiven"),
                Coverage.TASK_GIVEN,
                17,
                "where executors' tasks come from"));
        places.add(new HookPlace(
                "scheduled task given",
                CONCURRENT + "ScheduledThreadPoolExecutor",
                "delayedExecute",
                null,
                Weave.entryWithArgument("taskGiven"),
                Coverage.TASK_GIVEN,
                17,
                "where scheduled tasks come from"));
        places.add(new HookPlace(
                "worker and its tasks",
                POOL,
                "runWorker",
                null,
                new WorkerLoop("workerEntered", "taskRunning"),
                Coverage.TASK_RUN,
                17,
                NO_TASKS));
    }

    /** What a virtual thread's own scheduling goes through is left alone: no hook may sit there. */
    private static void forkJoin(List<HookPlace> places) {
        Weave made = Weave.entryWithArgument("taskMade");
        String lost = "where a ForkJoinPool's tasks come from";
        for (String argument : new String[] {CALLABLE, RUNNABLE}) {
            places.add(new HookPlace(
                    "ForkJoinPool task given",
                    CONCURRENT + "ForkJoinPool",
                    "submit",
                    "(" + argument,
                    made,
                    Coverage.FORK_JOIN_TASK,
                    17,
                    lost));
        }
        for (String stage : new String[] {"asyncSupplyStage", "asyncRunStage"}) {
            places.add(new HookPlace(
                    "asynchronous stage made",
                    CONCURRENT + "CompletableFuture",
                    stage,
                    null,
                    made,
                    Coverage.FORK_JOIN_TASK,
                    17,
                    lost));
        }
        places.add(forkJoinRun("CompletableFuture$AsyncSupply", "exec", "fn", "Ljava/util/function/Supplier;", 17));
        places.add(forkJoinRun("CompletableFuture$AsyncRun", "exec", "fn", RUNNABLE, 17));
        places.add(forkJoinRun("ForkJoinTask$AdaptedCallable", "exec", "callable", CALLABLE, 17));
        places.add(forkJoinRun("ForkJoinTask$AdaptedRunnable", "exec", "runnable", RUNNABLE, 17));
        places.add(forkJoinRun("ForkJoinTask$AdaptedInterruptibleCallable", "compute", "callable", CALLABLE, 22));
        places.add(forkJoinRun("ForkJoinTask$AdaptedInterruptibleRunnable", "compute", "runnable", RUNNABLE, 22));
        if (Runtime.version().feature() < SCHEDULES_BY_ACTIONS) {
            places.add(forkJoinRun("ForkJoinTask$AdaptedRunnableAction", "exec", "runnable", RUNNABLE, 17));
            places.add(forkJoinRun("ForkJoinTask$RunnableExecuteAction", "exec", "runnable", RUNNABLE, 17));
            places.add(new HookPlace(
                    "ForkJoinPool task given",
                    CONCURRENT + "ForkJoinPool",
                    "execute",
                    "(" + RUNNABLE,
                    made,
                    Coverage.FORK_JOIN_TASK,
                    17,
                    lost));
        }
    }

    /** Where a pool runs what it, or a {@code CompletableFuture}, has wrapped. */
    private static HookPlace forkJoinRun(String wrapper, String method, String field, String type, int since) {
        return new HookPlace(
                "ForkJoinPool task run",
                CONCURRENT + wrapper,
                method,
                "()",
                Weave.entryWithField("forkJoinTaskRunning", field, type),
                Coverage.FORK_JOIN_TASK,
                since,
                NO_FORK_JOIN_RUNS);
    }

    private static void failures(List<HookPlace> places) {
        String lost = "failures that nobody looks at";
        places.add(new HookPlace(
                "failure of a future's task",
                CONCURRENT + "FutureTask",
                "setException",
                null,
                Weave.entryWith(HookCall.ofEnd("taskFailed", OBJECT, OBJECT), 0, 1),
                Coverage.FAILURE,
                17,
                lost));
        places.add(new HookPlace(
                "failure told to who asks",
                CONCURRENT + "FutureTask",
                "report",
                null,
                Weave.beforeThrow(HookCall.ofEnd("failureSeen", OBJECT)),
                Coverage.FAILURE,
                17,
                lost));
        for (String question : new String[] {"exceptionNow", "state"}) {
            places.add(new HookPlace(
                    "failure asked for by " + question,
                    CONCURRENT + "FutureTask",
                    question,
                    null,
                    Weave.entryWith(HookCall.ofEnd("failureSeen", OBJECT), 0),
                    Coverage.FAILURE,
                    19,
                    lost));
        }
    }

    private static void closings(List<HookPlace> places) {
        places.add(closing("ThreadPoolExecutor", "shutdown", 17));
        places.add(closing("ThreadPoolExecutor", "shutdownNow", 17));
        places.add(closing("ForkJoinPool", "shutdown", 17));
        places.add(closing("ForkJoinPool", "shutdownNow", 17));
        places.add(closing("ForkJoinPool", "close", 19));
        places.add(closing("ThreadPerTaskExecutor", "tryShutdownAndTerminate", 21));
        places.add(creation("SubmissionPublisher", 17));
        places.add(closing("SubmissionPublisher", "close", 17));
        places.add(closing("SubmissionPublisher", "closeExceptionally", 17));
    }

    private static void refusals(List<HookPlace> places) {
        places.add(refusal(
                "ThreadPoolExecutor",
                "reject",
                Weave.entryWith(HookCall.ofClose("poolRefuses", OBJECT, OBJECT), 0, 1),
                17));
        Weave refused = Weave.beforeThrow(HookCall.ofClose("refused", OBJECT));
        boolean refusesInPush = Runtime.version().feature() < FORK_JOIN_REFUSES_IN_QUEUE;
        places.add(refusal("ForkJoinPool", refusesInPush ? "externalPush" : "submissionQueue", refused, 17));
        places.add(refusal("ThreadPerTaskExecutor", "ensureNotShutdown", refused, 21));
        places.add(refusal(
                "SubmissionPublisher", "doOffer", Weave.beforeThrow(HookCall.ofClose("publisherThrows", OBJECT)), 17));
    }

    private static HookPlace closing(String type, String method, int since) {
        return new HookPlace(
                type + " closed",
                CONCURRENT + type,
                method,
                null,
                Weave.entryWith(HookCall.ofClose("closing", OBJECT), 0),
                Coverage.CLOSING,
                since,
                "who shut an executor down");
    }

    private static HookPlace refusal(String type, String method, Weave weave, int since) {
        return new HookPlace(
                "what a closed " + type + " refuses",
                CONCURRENT + type,
                method,
                null,
                weave,
                Coverage.REFUSAL,
                since,
                "work given to what is shut down");
    }

    private static HookPlace creation(String type, int since) {
        return new HookPlace(
                type + " made",
                CONCURRENT + type,
                "<init>",
                null,
                Weave.constructed("created"),
                Coverage.CREATION,
                since,
                NO_CREATIONS);
    }
}
