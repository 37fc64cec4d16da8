package dev.stranded.benchmarks;

import dev.stranded.benchmarks.cases.Executors;
import dev.stranded.benchmarks.cases.Futures;
import dev.stranded.benchmarks.cases.Locks;
import dev.stranded.benchmarks.cases.PlatformThreads;
import dev.stranded.benchmarks.cases.Queues;
import dev.stranded.benchmarks.cases.VirtualThreads;
import java.util.ArrayList;
import java.util.List;

/** All that is measured, in the order of the table. */
final class Suite {
    /** The first JDK with virtual threads. */
    private static final int VIRTUAL = 21;

    private static final String ONE_CARRIER = "-Djdk.virtualThreadScheduler.parallelism=1";

    /** The benchmark itself runs in a virtual thread, so that nothing but carriers' own switches is measured. */
    private static final List<String> INSIDE = List.of(ONE_CARRIER, "-Djmh.executor=VIRTUAL");

    private static final List<String> WITHOUT_TRANSITIONS =
            List.of("-XX:+UnlockExperimentalVMOptions", "-XX:-DoJVMTIVirtualThreadTransitions");

    private Suite() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("LinkedBlockingQueue put+take", Queues.class, "linkedPutTake")
                .atLeast(0.97, Variant.NONE));
        rows.add(Row.of("ArrayBlockingQueue put+take", Queues.class, "arrayPutTake")
                .atLeast(0.97, Variant.NONE));
        rows.add(Row.of("ThreadPoolExecutor submit+get, 1,000 at a time", Executors.class, "submitGetBatch")
                .atLeast(0.95, Variant.NONE));
        rows.add(Row.of(
                "ThreadPoolExecutor submit+get, 1,000 of four kinds", Executors.class, "submitGetBatchOfFourKinds"));
        rows.add(Row.of("ThreadPoolExecutor submit+get, one at a time", Executors.class, "submitGet"));
        virtualThreads(rows);
        rows.add(Row.of("100 platform threads started, then joined", PlatformThreads.class, "startJoinBatch")
                .atLeast(0.97, Variant.NONE));
        rows.add(Row.of("ReentrantLock lock+unlock", Locks.class, "reentrantLock")
                .atLeast(0.98, Variant.NONE));
        rows.add(Row.of("monitor entered and left", Locks.class, "monitor").atLeast(0.98, Variant.NONE));
        rows.add(Row.of("ConcurrentLinkedQueue offer+poll", Locks.class, "offerPoll")
                .atLeast(0.98, Variant.NONE));
        rows.add(Row.of("LinkedBlockingQueue made", Queues.class, "linkedMade"));
        rows.add(Row.of("ArrayBlockingQueue made", Queues.class, "arrayMade"));
        rows.add(Row.of("CompletableFuture supplyAsync+join, one at a time", Futures.class, "supplyJoin")
                .atLeast(0.95, Variant.NONE));
        rows.add(Row.of("CompletableFuture supplyAsync+join, 1,000 at a time", Futures.class, "supplyJoinBatch")
                .atLeast(0.95, Variant.NONE));
        rows.add(Row.of("CompletableFuture chain of three, 1,000 at a time", Futures.class, "chainBatch"));
        return List.copyOf(rows);
    }

    private static void virtualThreads(List<Row> rows) {
        Row batch = Row.of("1,000 virtual threads spawned, then joined", VirtualThreads.class, "spawnJoinBatch")
                .since(VIRTUAL);
        rows.add(batch.with(INSIDE).atLeast(0.92, Variant.EMPTY));
        List<String> flags = new ArrayList<>(INSIDE);
        flags.addAll(WITHOUT_TRANSITIONS);
        rows.add(Row.of("the same with -DoJVMTIVirtualThreadTransitions", VirtualThreads.class, "spawnJoinBatch")
                .since(VIRTUAL)
                .with(List.copyOf(flags)));
        rows.add(Row.of("the same from a platform thread", VirtualThreads.class, "spawnJoinBatch")
                .since(VIRTUAL)
                .with(List.of(ONE_CARRIER)));
        rows.add(Row.of("a virtual thread spawned and joined", VirtualThreads.class, "spawnJoin")
                .since(VIRTUAL)
                .with(INSIDE));
        rows.add(Row.of("hand-over to a virtual thread and back", VirtualThreads.class, "handOver")
                .since(VIRTUAL)
                .with(INSIDE));
    }
}
