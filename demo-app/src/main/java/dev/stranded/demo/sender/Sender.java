package dev.stranded.demo.sender;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sends a load to one receiver, each webhook when it is due, over as many connections as it takes up to a limit that
 * real senders have, too; one that is refused or lost is sent again.
 */
public final class Sender implements AutoCloseable {
    private static final int CONNECTIONS = 100;
    private static final Timeout PATIENCE = Timeout.ofMinutes(2);
    private static final long PAUSE_MILLIS = 2_000;

    private final Load load;
    private final Payloads payloads;
    private final URI receiver;
    private final CloseableHttpAsyncClient http = client();
    private final ScheduledThreadPoolExecutor later = new ScheduledThreadPoolExecutor(1);
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean closed;

    /** Sends {@code load} to {@code receiver} from {@link #start()} on. */
    public Sender(Load load, Payloads payloads, URI receiver) {
        this.load = load;
        this.payloads = payloads;
        this.receiver = receiver;
        later.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Starts to send and returns. */
    public void start() {
        http.start();
        new Thread(this::send, "sender").start();
    }

    /** How many webhooks have been sent, not counting that some are sent again. */
    public int sent() {
        return sent.get();
    }

    /** How often the receiver has said that it cannot take one now. */
    public int refused() {
        return refused.get();
    }

    @Override
    public void close() {
        closed = true;
        later.shutdownNow();
        http.close(CloseMode.GRACEFUL);
    }

    private void send() {
        long start = System.nanoTime();
        for (int number = 0; number < load.webhooks() && !closed; number++) {
            long due = start + load.dueNanos(number);
            for (long left = due - System.nanoTime(); left > 0 && !closed; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            sent.incrementAndGet();
            post(number);
        }
    }

    private void post(int number) {
        Payload payload = payloads.of(number);
        SimpleHttpRequest request = SimpleRequestBuilder.post(receiver)
                .setHeader("X-Webhook-Topic", "orders/create")
                .setHeader("X-Webhook-Id", delivery(number))
                .setHeader("X-Hub-Signature-256", payload.signature())
                .setBody(payload.body(), ContentType.APPLICATION_JSON)
                .build();
        var unused = http.execute(request, new Answer(number));
    }

    private void again(int number, long pauseMillis) {
        if (!closed) {
            long millis = pauseMillis + ThreadLocalRandom.current().nextLong(pauseMillis);
            var unused = later.schedule(() -> post(number), millis, TimeUnit.MILLISECONDS);
        }
    }

    private static String delivery(int number) {
        return UUID.nameUUIDFromBytes(("webhook " + number).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static CloseableHttpAsyncClient client() {
        PoolingAsyncClientConnectionManager connections = PoolingAsyncClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(CONNECTIONS)
                .setMaxConnTotal(CONNECTIONS)
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .build())
                .setDefaultConnectionConfig(
                        ConnectionConfig.custom().setConnectTimeout(PATIENCE).build())
                .build();
        return HttpAsyncClients.custom()
                .setConnectionManager(connections)
                .setIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(1).build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(PATIENCE)
                        .setResponseTimeout(PATIENCE)
                        .build())
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableRedirectHandling()
                .build();
    }

    /** What becomes of one webhook that was sent. */
    private final class Answer implements FutureCallback<SimpleHttpResponse> {
        private final int number;

        Answer(int number) {
            this.number = number;
        }

        @Override
        public void completed(SimpleHttpResponse response) {
            if (response.getCode() != HttpStatus.SC_ACCEPTED) {
                refused.incrementAndGet();
                again(number, pauseMillis(response.getFirstHeader(HttpHeaders.RETRY_AFTER)));
            }
        }

        @Override
        public void failed(Exception lost) {
            again(number, PAUSE_MILLIS);
        }

        @Override
        public void cancelled() {
            again(number, PAUSE_MILLIS);
        }

        private static long pauseMillis(@Nullable Header retryAfter) {
            return retryAfter == null ? PAUSE_MILLIS : TimeUnit.SECONDS.toMillis(Long.parseLong(retryAfter.getValue()));
        }
    }
}
