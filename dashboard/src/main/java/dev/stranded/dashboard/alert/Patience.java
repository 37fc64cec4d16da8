package dev.stranded.dashboard.alert;

import dev.stranded.dashboard.store.AlertMessage;

/**
 * When a message is tried again: after 5 seconds, then after twice as long each time, at most every 10 minutes; at once
 * given up where the receiver says that it will never take it.
 */
final class Patience {
    private static final long FIRST_MILLIS = 5_000;
    private static final long LONGEST_MILLIS = 10 * 60_000L;
    private static final int OK = 200;
    private static final int REDIRECTED = 300;
    private static final int FAILED = 500;
    private static final int TIMED_OUT = 408;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY = 429;

    private Patience() {}

    /** What becomes of a message that was tried for the (attempts + 1)st time. */
    static AlertMessage.Outcome outcome(AlertMessage message, Answer answer, long now) {
        Integer status = answer.status();
        if (status != null && status >= OK && status < REDIRECTED) {
            return new AlertMessage.Outcome(AlertMessage.State.SENT, 0, status, "taken");
        }
        int attempt = message.attempts() + 1;
        if ((status != null && isFinal(status)) || attempt >= message.mostAttempts()) {
            return new AlertMessage.Outcome(AlertMessage.State.FAILED, 0, status, answer.said());
        }
        long wait = Math.max(millis(attempt), Math.min(LONGEST_MILLIS, answer.afterSeconds() * 1_000));
        return new AlertMessage.Outcome(AlertMessage.State.WAITING, now + wait, status, answer.said());
    }

    /** How long it is waited after the first, second and so on attempt. */
    static long millis(int attempt) {
        return Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(attempt - 1, 20));
    }

    private static boolean isFinal(int status) {
        return status >= REDIRECTED
                && status < FAILED
                && status != TIMED_OUT
                && status != TOO_EARLY
                && status != TOO_MANY;
    }
}
