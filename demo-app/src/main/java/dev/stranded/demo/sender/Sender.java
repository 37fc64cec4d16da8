package dev.stranded.demo.sender;

import java.net.URI;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * Sends a load to one receiver, each webhook when it is due whatever became of those before, over as many connections
 * as it takes up to a limit that real senders have, too; one that is refused or lost is sent again. How long it took is
 * counted from when it was due, not from when there was a connection for it.
 */
final class Sender implements AutoCloseable {
    private static final int CONNECTIONS = 100;
    private static final long PAUSE_MILLIS = 2_000;

    private final SenderTerms terms;
    private final Payloads payloads;
    private final Fates fates;
    private final URI receiver;
    private final CloseableHttpAsyncClient http = Connections.open(CONNECTIONS);
    private final Outbox outbox = new Outbox(CONNECTIONS, this::post);
    private final ScheduledThreadPoolExecutor later = new ScheduledThreadPoolExecutor(1);
    private final Thread clock = new Thread(this::send, "sender");
    private volatile long startNanos;
    private volatile boolean closed;

    Sender(SenderTerms terms, Fates fates) {
        this.terms = terms;
        this.fates = fates;
        this.payloads = new Payloads(terms.secret(), terms.seed());
        this.receiver = URI.create(terms.receiver());
        later.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Starts to send and returns. */
    void start() {
        http.start();
        startNanos = System.nanoTime();
        clock.start();
    }

    /** Stops to send: nothing becomes due any more once this has returned. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(clock);
        try {
            clock.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        later.shutdownNow();
        http.close(CloseMode.IMMEDIATE);
    }

    private void send() {
        Load load = terms.load();
        for (int number = 0; number < load.webhooks(); number++) {
            long due = startNanos + load.dueNanos(number);
            for (long left = due - System.nanoTime(); left > 0 && !closed; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            if (closed) {
                return;
            }
            fates.due(number);
            outbox.add(number);
        }
    }

    private void post(int number) {
        Payload payload = payloads.of(number);
        SimpleHttpRequest request = SimpleRequestBuilder.post(receiver)
                .setHeader("X-Webhook-Topic", "orders/create")
                .setHeader("X-Webhook-Id", SenderTerms.id(number))
                .setHeader("X-Hub-Signature-256", payload.signature())
                .setBody(payload.body(), ContentType.APPLICATION_JSON)
                .build();
        var unused = http.execute(request, new Answer(number));
    }

    private void again(int number, long pauseMillis) {
        if (!closed) {
            long millis = pauseMillis + ThreadLocalRandom.current().nextLong(pauseMillis);
            var unused = later.schedule(() -> outbox.add(number), millis, TimeUnit.MILLISECONDS);
        }
    }

    /** What becomes of one webhook that was sent. */
    private final class Answer implements FutureCallback<SimpleHttpResponse> {
        private final int number;

        Answer(int number) {
            this.number = number;
        }

        @Override
        public void completed(SimpleHttpResponse response) {
            if (response.getCode() == HttpStatus.SC_ACCEPTED) {
                fates.acknowledged(
                        number, System.nanoTime() - startNanos - terms.load().dueNanos(number));
            } else {
                fates.rejected(number);
                again(number, pauseMillis(response.getFirstHeader(HttpHeaders.RETRY_AFTER)));
            }
            outbox.answered();
        }

        @Override
        public void failed(Exception lost) {
            fates.unanswered(number);
            again(number, PAUSE_MILLIS);
            outbox.answered();
        }

        @Override
        public void cancelled() {
            failed(new InterruptedException());
        }

        private static long pauseMillis(@Nullable Header retryAfter) {
            return retryAfter == null ? PAUSE_MILLIS : TimeUnit.SECONDS.toMillis(Long.parseLong(retryAfter.getValue()));
        }
    }
}
