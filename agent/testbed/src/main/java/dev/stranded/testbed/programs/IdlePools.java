package dev.stranded.testbed.programs;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Pools of each sort that have worked for a while, got their workers one by one, and now have nothing to do.
 *
 * <p>Their workers wait for work, and that is what they are for. Leaky twin: {@link UnansweredRequests}.
 */
public final class IdlePools {
    private static final int WORKERS = 12;

    private IdlePools() {}

    /** Runs until standard input ends. */
    @SuppressWarnings("FutureReturnValueIgnored") // What is scheduled goes on until the program ends.
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        List<ExecutorService> pools = List.of(
                Executors.newFixedThreadPool(WORKERS),
                Executors.newCachedThreadPool(),
                Executors.newScheduledThreadPool(WORKERS),
                Executors.newSingleThreadExecutor(),
                Executors.newWorkStealingPool(WORKERS),
                ForkJoinPool.commonPool());
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
        clock.scheduleAtFixedRate(() -> Pace.pass(1), 100, 100, TimeUnit.MILLISECONDS);
        clock.schedule(() -> Pace.pass(1), 1, TimeUnit.DAYS);
        new Thread(IdlePools::stayForEver).start();
        for (int round = 0; round < 2 * WORKERS; round++) {
            work(pools);
            Pace.pass(100);
        }
        parent.tell("settled");
        parent.hear();
    }

    private static void stayForEver() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void work(List<ExecutorService> pools) throws InterruptedException, ExecutionException {
        for (ExecutorService pool : pools) {
            List<Future<?>> futures = IntStream.range(0, 3)
                    .<Future<?>>mapToObj(i -> pool.submit(() -> Pace.pass(1)))
                    .toList();
            for (Future<?> future : futures) {
                future.get();
            }
        }
    }
}
