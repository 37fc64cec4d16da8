package dev.stranded.dist.others;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What all these programs do in the end: they leave threads behind, one after the other, until standard input ends. */
final class LeftBehind {
    private static final int MOST = 2_000;

    private LeftBehind() {}

    static void untilInputEnds() throws IOException {
        Thread requests = new Thread(LeftBehind::serve, "requests");
        requests.setDaemon(true);
        requests.start();
        while (System.in.read() >= 0) {
            // Until it ends.
        }
    }

    private static void serve() {
        for (int request = 0; request < MOST; request++) {
            Thread thread = new Thread(LeftBehind::waitForEver);
            thread.setDaemon(true);
            thread.start();
            pass();
        }
    }

    private static void pass() {
        try {
            TimeUnit.MILLISECONDS.sleep(25);
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts this program", e);
        }
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
