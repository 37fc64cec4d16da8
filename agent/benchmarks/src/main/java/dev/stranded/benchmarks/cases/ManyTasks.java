package dev.stranded.benchmarks.cases;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Many virtual threads: a tenth of them waits at queues of their own that nobody serves, the others sleep. */
public final class ManyTasks {
    private static final int STUCK_EVERY = 10;

    private ManyTasks() {}

    /** How many of so many wait at a queue. */
    public static int stuck(int tasks) {
        return tasks / STUCK_EVERY;
    }

    /** Takes how many there are to be, and how many seconds they are to stay. */
    public static void main(String[] arguments) throws InterruptedException {
        int tasks = Integer.parseInt(arguments[0]);
        for (int i = 0; i < tasks; i++) {
            VirtualThreads.start(i % STUCK_EVERY == 0 ? new Stuck() : ManyTasks::sleep);
        }
        TimeUnit.SECONDS.sleep(Long.parseLong(arguments[1]));
        Runtime.getRuntime().halt(0);
    }

    private static void sleep() {
        try {
            TimeUnit.DAYS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Stuck implements Runnable {
        private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();

        @Override
        public void run() {
            try {
                queue.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
