package dev.stranded.dashboard.web;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Breaks off a request whose body takes too long: one that sends a byte now and then would hold a thread for ever,
 * since the server's own time-out begins anew with each byte.
 */
public final class BodyDeadline extends Handler.Wrapper {
    private final long mostNanos;

    /** Bodies may take so long. */
    public BodyDeadline(long mostMillis) {
        this.mostNanos = TimeUnit.MILLISECONDS.toNanos(mostMillis);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(new Timed(request, mostNanos), response, callback);
    }

    /** A request with an end. */
    private static final class Timed extends Request.Wrapper {
        private final long beginNanos = System.nanoTime();
        private final long mostNanos;

        Timed(Request request, long mostNanos) {
            super(request);
            this.mostNanos = mostNanos;
        }

        @Override
        public Content.Chunk read() {
            return System.nanoTime() - beginNanos > mostNanos
                    ? Content.Chunk.from(new TimeoutException("the body took too long"), true)
                    : super.read();
        }
    }
}
