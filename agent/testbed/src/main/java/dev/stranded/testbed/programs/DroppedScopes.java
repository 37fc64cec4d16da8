package dev.stranded.testbed.programs;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Each batch gets an executor of its own, with a virtual thread for each task; all of them wait at the batch's queue,
 * and the batch is dropped.
 *
 * <p>Argument: {@code forsaken}, and nobody puts anything into the queue, so that the garbage collector takes the tasks
 * with it; or {@code served}, the healthy twin.
 */
public final class DroppedScopes {
    private static final int TASKS = 3;
    private static final int BATCHES = 20;

    private DroppedScopes() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        for (int batch = 0; batch < BATCHES; batch++) {
            batch(arguments[0].equals("served"));
            System.gc();
        }
        parent.tell("settled");
        parent.hear();
    }

    private static void batch(boolean served) throws Exception {
        BlockingQueue<String> queue = new LinkedBlockingQueue<>();
        Executor executor = (Executor)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        for (int task = 0; task < TASKS; task++) {
            executor.execute(() -> take(queue)); // mark spawn in batch
        }
        Pace.pass(400);
        for (int task = 0; served && task < TASKS; task++) {
            queue.put("served");
        }
    }

    private static void take(BlockingQueue<String> queue) {
        try {
            queue.take(); // mark wait in take
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
