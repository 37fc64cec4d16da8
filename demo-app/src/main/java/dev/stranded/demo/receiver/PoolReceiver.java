package dev.stranded.demo.receiver;

import java.io.IOException;

/** Receives webhooks and hands them on by a hundred workers behind a queue of a thousand. */
final class PoolReceiver {
    static final int WORKERS = 100;
    static final int QUEUE = 1_000;

    private PoolReceiver() {}

    public static void main(String[] arguments) throws IOException {
        Forwarder forwarder = Forwarder.toTheApi(Pace.free());
        try (WorkerPool pool = WorkerPool.start(WORKERS, QUEUE, forwarder::forward)) {
            WebhookServer.serve(pool::offer);
        }
    }
}
