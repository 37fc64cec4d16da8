package dev.stranded.testbed.programs;

import java.util.concurrent.TimeUnit;

/** The passing of time in a program: the next request, a slow piece of work. */
final class Pace {
    private Pace() {}

    static void pass(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("nobody interrupts this program", e);
        }
    }

    /** Passes until it is interrupted. */
    static String forEver() throws InterruptedException {
        TimeUnit.DAYS.sleep(1);
        return "a day";
    }
}
