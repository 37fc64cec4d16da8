package dev.stranded.demo.program;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Makes threads, and waits at the end for those that are on their way out: a pool has terminated a little earlier. */
final class KnownThreads implements ThreadFactory {
    private static final long PATIENCE_SECONDS = 5;

    private final ThreadFactory maker;
    private final Queue<Thread> made = new ConcurrentLinkedQueue<>();

    KnownThreads(ThreadFactory maker) {
        this.maker = maker;
    }

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = maker.newThread(task);
        made.add(thread);
        return thread;
    }

    /** Who is not gone after some seconds stays. */
    void awaitGone() throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        for (Thread thread : made) {
            long restMillis = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            thread.join(Math.max(1, restMillis));
        }
    }
}
