package dev.stranded.testbed.programs;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;

/**
 * Each batch gets virtual threads of its own, one for each task; all of them wait at the batch's queue, and the batch
 * is dropped.
 *
 * <p>Arguments: {@code forsaken}, and nobody puts anything into the queue, so that the garbage collector takes the
 * tasks with it; or {@code served}, the healthy twin; or {@code unstarted}, another, whose threads are made and never
 * started. And {@code executor}, when each batch has an executor of its own, or {@code bare}.
 */
public final class DroppedScopes {
    private static final int TASKS = 3;
    private static final int BATCHES = 20;

    private DroppedScopes() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        for (int batch = 0; batch < BATCHES; batch++) {
            batch(arguments[0], arguments[1].equals("bare"));
            System.gc();
        }
        parent.tell("settled");
        parent.hear();
    }

    private static void batch(String way, boolean bare) throws Exception {
        BlockingQueue<String> queue = new LinkedBlockingQueue<>();
        ThreadFactory threads = Threads.of("virtual");
        Executor executor = bare
                ? null
                : (Executor) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null);
        for (int task = 0; task < TASKS; task++) {
            if (way.equals("unstarted")) {
                threads.newThread(() -> take(queue));
            } else if (executor == null) {
                threads.newThread(() -> take(queue)).start(); // mark bare in batch
            } else {
                executor.execute(() -> take(queue)); // mark executor in batch
            }
        }
        Pace.pass(400);
        for (int task = 0; way.equals("served") && task < TASKS; task++) {
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
