package dev.stranded.demo.receiver;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Workers behind a bounded queue. Whoever brings more than they can do waits a moment for room and is then turned away:
 * that is the back-pressure.
 */
final class WorkerPool implements AutoCloseable {
    private static final Webhook END = new Webhook("", "", new byte[0]);
    private static final long PATIENCE_SECONDS = 10;

    private final int workers;
    private final BlockingQueue<Webhook> queue;
    private final ExecutorService threads;
    private final Consumer<Webhook> work;

    private WorkerPool(int workers, int capacity, Consumer<Webhook> work) {
        this.workers = workers;
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.threads = Executors.newFixedThreadPool(workers);
        this.work = work;
    }

    /** Starts the workers. */
    static WorkerPool start(int workers, int capacity, Consumer<Webhook> work) {
        WorkerPool pool = new WorkerPool(workers, capacity, work);
        for (int i = 0; i < workers; i++) {
            pool.threads.execute(pool::work);
        }
        return pool;
    }

    /** Queues a webhook if there is room or soon will be. */
    boolean offer(Webhook webhook) throws InterruptedException {
        return queue.offer(webhook, WebhookServer.PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Has the workers do what is queued and end; what they cannot do within seconds is given up. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            for (int i = 0; i < workers; i++) {
                queue.offer(END, PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
            if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            for (Webhook webhook = queue.take(); webhook != END; webhook = queue.take()) {
                work.accept(webhook);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
