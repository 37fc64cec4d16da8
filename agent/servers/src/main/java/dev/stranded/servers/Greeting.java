package dev.stranded.servers;

import java.util.concurrent.TimeUnit;

/** What the servers' applications do for a request: a little work, which fails on demand. */
final class Greeting {
    /** Who asks for this path wants to see a failure. */
    static final String OUT_OF_ORDER = "/out-of-order";

    private static final long WORK_MILLIS = 20;

    private Greeting() {}

    /** The answer to a request for that path. */
    static String to(String path) {
        try {
            TimeUnit.MILLISECONDS.sleep(WORK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (path.equals(OUT_OF_ORDER)) {
            throw new IllegalStateException("out of order");
        }
        return "hello";
    }
}
