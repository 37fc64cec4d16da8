package dev.stranded.core.hook;

import dev.stranded.bootstrap.AgentWork;
import dev.stranded.bootstrap.Coverage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Makes the hooks fire once, so that one that is in place but dead is found out.
 *
 * <p>It starts no virtual thread: that would start their scheduler in applications that use none.
 */
final class Probe {
    private static final Set<Coverage> FIRED_BY_PROBE = Set.of(
            Coverage.THREAD_START,
            Coverage.THREAD_END,
            Coverage.CREATION,
            Coverage.TASK_GIVEN,
            Coverage.WORKER,
            Coverage.TASK_RUN,
            Coverage.CLOSING,
            Coverage.REFUSAL);

    private static final long LONGEST_MILLIS = 10_000;

    private Probe() {}

    /** Whether the probe makes this hook fire. */
    static boolean fires(Coverage coverage) {
        return FIRED_BY_PROBE.contains(coverage);
    }

    /** Runs one task in a pool of one agent thread; called on an agent thread, so that nothing of it is followed. */
    static void run(ThreadGroup group) throws InterruptedException {
        List<Thread> workers = new ArrayList<>();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(1),
                body -> {
                    Thread worker = AgentWork.thread(group, body, "stranded-probe", null);
                    workers.add(worker);
                    return worker;
                },
                new ThreadPoolExecutor.DiscardPolicy());
        pool.execute(() -> {});
        pool.shutdown();
        pool.execute(() -> {});
        for (Thread worker : workers) {
            worker.join(LONGEST_MILLIS);
        }
    }
}
