package dev.stranded.benchmarks;

import dev.stranded.benchmarks.cases.Executors;
import dev.stranded.benchmarks.cases.Forks;
import dev.stranded.benchmarks.cases.Futures;
import dev.stranded.benchmarks.cases.Locks;
import dev.stranded.benchmarks.cases.PingPong;
import dev.stranded.benchmarks.cases.PlatformThreads;
import dev.stranded.benchmarks.cases.Queues;
import dev.stranded.benchmarks.cases.VirtualThreads;
import java.util.ArrayList;
import java.util.List;

/** All that is measured, in the order of the table. */
final class Suite {
    private static final int VIRTUAL = Jdk.VIRTUAL_THREADS;

    private static final String ONE_CARRIER = "-Djdk.virtualThreadScheduler.parallelism=1";

    /** The benchmark itself runs in a virtual thread, so that nothing but carriers' own switches is measured. */
    private static final List<String> INSIDE = List.of(ONE_CARRIER, "-Djmh.executor=VIRTUAL");

    private static final List<String> WITHOUT_TRANSITIONS =
            List.of("-XX:+UnlockExperimentalVMOptions", "-XX:-DoJVMTIVirtualThreadTransitions");

    private Suite() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("LinkedBlockingQueue put+take", Queues.class, "linkedPutTake")
                .atLeast(0.98, Variant.NONE));
        rows.add(Row.of("ArrayBlockingQueue put+take", Queues.class, "arrayPutTake")
                .atLeast(0.98, Variant.NONE));
        rows.add(Row.of("ping-pong of two threads", PingPong.class, "platform").atLeast(0.97, Variant.NONE));
        rows.add(Row.of("ThreadPoolExecutor submit+get, 1,000 at a time", Executors.class, "submitGetBatch"));
        rows.add(Row.of(
                "ThreadPoolExecutor submit+get, 1,000 of four kinds", Executors.class, "submitGetBatchOfFourKinds"));
        rows.add(Row.of("ThreadPoolExecutor submit+get, one at a time", Executors.class, "submitGet")
                .atLeast(0.97, Variant.NONE));
        virtualThreads(rows);
        rows.add(Row.of("100 platform threads started, then joined", PlatformThreads.class, "startJoinBatch")
                .atLeast(0.98, Variant.NONE));
        rows.add(Row.of("ReentrantLock lock+unlock", Locks.class, "reentrantLock")
                .atLeast(0.99, Variant.NONE));
        rows.add(Row.of("monitor entered and left", Locks.class, "monitor").atLeast(0.98, Variant.NONE));
        rows.add(Row.of("ConcurrentLinkedQueue offer+poll", Locks.class, "offerPoll")
                .atLeast(0.98, Variant.NONE));
        rows.add(Row.of("LinkedBlockingQueue made", Queues.class, "linkedMade"));
        rows.add(Row.of("ArrayBlockingQueue made", Queues.class, "arrayMade"));
        rows.add(Row.of("CompletableFuture supplyAsync+join, one at a time", Futures.class, "supplyJoin")
                .atLeast(0.95, Variant.NONE));
        rows.add(Row.of("CompletableFuture supplyAsync+join, 1,000 at a time", Futures.class, "supplyJoinBatch"));
        rows.add(Row.of("CompletableFuture chain of three, one at a time", Futures.class, "chain")
                .atLeast(0.97, Variant.NONE));
        rows.add(Row.of("CompletableFuture chain of three, 1,000 at a time", Futures.class, "chainBatch"));
        rows.add(Row.of("ForkJoinPool, a sum by forks and joins", Forks.class, "sum")
                .atLeast(0.98, Variant.NONE));
        rows.add(Row.of("ForkJoinPool submit+get, 1,000 at a time", Forks.class, "submitGetBatch"));
        return List.copyOf(rows);
    }

    private static void virtualThreads(List<Row> rows) {
        List<String> withoutTransitions = new ArrayList<>(INSIDE);
        withoutTransitions.addAll(WITHOUT_TRANSITIONS);
        Row batch = virtual("1,000 virtual threads spawned, then joined", VirtualThreads.class, "spawnJoinBatch");
        rows.add(batch.with(INSIDE).atLeast(0.95, Variant.EMPTY));
        rows.add(batch.named("1,000 virtual threads, -DoJVMTIVirtualThreadTransitions")
                .with(withoutTransitions)
                .atLeast(0.95, Variant.NONE));
        rows.add(batch.named("1,000 virtual threads, from a platform thread").with(List.of(ONE_CARRIER)));
        Row one = virtual("a virtual thread spawned and joined", VirtualThreads.class, "spawnJoin");
        rows.add(one.with(INSIDE).atLeast(0.95, Variant.EMPTY));
        rows.add(one.named("a virtual thread, -DoJVMTIVirtualThreadTransitions")
                .with(withoutTransitions)
                .atLeast(0.95, Variant.NONE));
        rows.add(virtual("ping-pong of two virtual threads", PingPong.class, "virtual")
                .with(INSIDE)
                .atLeast(0.97, Variant.EMPTY));
    }

    private static Row virtual(String label, Class<?> owner, String method) {
        return Row.of(label, owner, method).since(VIRTUAL);
    }
}
