package dev.stranded.demo.receiver;

import dev.stranded.demo.program.Threads;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Receives webhooks and hands each on in a virtual thread of its own, a hundred at a time: whoever brings one more
 * waits a moment and is then turned away.
 */
final class VirtualBoundedReceiver {
    private static final int AT_A_TIME = 100;

    private final ThreadFactory threads = Threads.of("virtual");
    private final Semaphore room = new Semaphore(AT_A_TIME);
    private final Forwarder forwarder = Forwarder.toTheApi(Pace.free());

    private VirtualBoundedReceiver() {}

    public static void main(String[] arguments) throws IOException {
        VirtualBoundedReceiver receiver = new VirtualBoundedReceiver();
        WebhookServer.serve(receiver::receive);
    }

    private boolean receive(Webhook webhook) throws InterruptedException {
        if (!room.tryAcquire(WebhookServer.PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
            return false;
        }
        threads.newThread(() -> forward(webhook)).start();
        return true;
    }

    private void forward(Webhook webhook) {
        try {
            forwarder.forward(webhook);
        } finally {
            room.release();
        }
    }
}
