package dev.stranded.demo.receiver;

import java.io.IOException;

/** The pool's receiver, whose calls to the API keep within the API's limit. */
final class RateLimitedReceiver {
    private RateLimitedReceiver() {}

    public static void main(String[] arguments) throws IOException {
        Forwarder forwarder = Forwarder.toTheApi(Pace.within(Long.parseLong(System.getenv("API_LIMIT"))));
        try (WorkerPool pool = WorkerPool.start(PoolReceiver.WORKERS, PoolReceiver.QUEUE, forwarder::forward)) {
            WebhookServer.serve(pool::offer);
        }
    }
}
