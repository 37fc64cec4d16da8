package dev.stranded.dashboard.store;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent, or was.
 *
 * @param id identifies it, however often it is sent
 * @param rule the id of the rule it is sent by
 * @param ruleName what the rule was called
 * @param key of the finding; null: it is a test
 * @param title what it says in one sentence
 * @param facts what it says, in JSON
 * @param madeAt when, milliseconds since 1970
 * @param state how far it is
 * @param attempts how often it was tried to send it
 * @param mostAttempts after how many tries it is given up
 * @param dueAt while it waits, when the next try is due, milliseconds since 1970
 * @param status of the last answer; null: none came
 * @param said what came of the last try, in words
 * @param doneAt when it was sent or given up, milliseconds since 1970
 */
public record AlertMessage(
        String id,
        String rule,
        String ruleName,
        @Nullable FindingKey key,
        String title,
        String facts,
        long madeAt,
        State state,
        int attempts,
        int mostAttempts,
        long dueAt,
        @Nullable Integer status,
        @Nullable String said,
        @Nullable Long doneAt) {
    /** How far a message is. */
    public enum State {
        /** It is to be sent. */
        WAITING,
        /** It was taken. */
        SENT,
        /** It was given up. */
        FAILED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What came of a try.
     *
     * @param state what that makes of the message
     * @param dueAt of one that waits, when it is tried again, milliseconds since 1970
     * @param status of the answer; null: none came
     * @param said in words
     */
    public record Outcome(State state, long dueAt, @Nullable Integer status, String said) {}
}
