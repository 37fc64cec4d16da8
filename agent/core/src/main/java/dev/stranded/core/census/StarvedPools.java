package dev.stranded.core.census;

import dev.stranded.bootstrap.TaskRecord;
import dev.stranded.bootstrap.WorkerState;
import dev.stranded.core.census.WaitRing.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Pools of which every worker waits for a result that only the pool itself can bring: that of a task in its queue, or
 * of one that another such worker runs.
 */
final class StarvedPools {
    /** Workers that wait for results, by their pool; only during a look. */
    private final IdentityHashMap<ThreadPoolExecutor, List<WaitEdge>> pools = new IdentityHashMap<>();

    /** Begins a look. */
    void look() {
        pools.clear();
    }

    /**
     * Takes in a task that waits for a result.
     *
     * @param runner the id of the thread that is about to bring it; 0 where none is known
     */
    void add(Waiting one, long runner) {
        WorkerState work = one.task().work();
        Object executor = work == null || work.executor == null ? null : work.executor.get();
        if (executor instanceof ThreadPoolExecutor pool) {
            pools.computeIfAbsent(pool, p -> new ArrayList<>()).add(new WaitEdge(one, runner, Reason.END, ""));
        }
    }

    /**
     * Ends the look: tells the pools that starve.
     *
     * @param known tells what is known of a pool
     */
    List<PoolStarvation> find(Function<Object, @Nullable ExecutorRef> known, ToLongFunction<TaskRecord> waitedMillis) {
        List<PoolStarvation> starvations = new ArrayList<>();
        pools.forEach((pool, workers) -> {
            ExecutorRef executor = known.apply(pool);
            if (executor != null && executor.hasNoOtherWorkerThan(workers.size()) && starve(executor, workers)) {
                List<WaitRing.Link> links = new ArrayList<>();
                for (WaitEdge worker : workers) {
                    WaitRing.Link link = WaitRing.Link.of(worker, waitedMillis);
                    if (link == null) {
                        return;
                    }
                    links.add(link);
                }
                starvations.add(new PoolStarvation(executor.created(), List.copyOf(links)));
            }
        });
        pools.clear();
        return starvations;
    }

    private static boolean starve(ExecutorRef executor, List<WaitEdge> workers) {
        Object queue = executor.workQueue();
        Set<Object> freed = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Object task : queue == null ? List.of() : QueueElements.of(queue)) {
            Promise.addFreed(task, freed);
        }
        Set<Long> stuck = new HashSet<>();
        List<WaitEdge> left = new ArrayList<>(workers);
        left.removeIf(worker ->
                worker.waitsFor() == 0 && freed.contains(worker.one().blocker()) && stuck.add(worker.waiter()));
        while (left.removeIf(worker -> stuck.contains(worker.waitsFor()) && stuck.add(worker.waiter()))) {
            // Whoever waits for one that is stuck is stuck.
        }
        return left.isEmpty();
    }
}
