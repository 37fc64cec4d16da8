package dev.stranded.demo.receiver;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Receives webhooks and hands them on by a hundred workers behind a queue of a thousand; when that is full, the sender
 * is told to come again.
 */
final class PoolReceiver {
    private static final int WORKERS = 100;
    private static final int QUEUE = 1_000;

    private final Forwarder forwarder = Forwarder.toTheApi();
    private final ThreadPoolExecutor workers =
            new ThreadPoolExecutor(WORKERS, WORKERS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE));

    private PoolReceiver() {}

    public static void main(String[] arguments) throws IOException {
        PoolReceiver receiver = new PoolReceiver();
        try {
            WebhookServer.serve(receiver::receive);
        } finally {
            receiver.workers.shutdown();
        }
    }

    private boolean receive(Webhook webhook) {
        try {
            workers.execute(() -> forwarder.forward(webhook));
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        }
    }
}
