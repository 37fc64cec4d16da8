package dev.stranded.dashboard.store;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What operators have said of a finding, last.
 *
 * @param state how it is dealt with
 * @param mutedUntil when the silence ends, milliseconds since 1970; null: when the finding is over
 * @param actor who said so
 * @param note why, in their words
 * @param at when, milliseconds since 1970
 * @param cameBackAt when it was seen again after it was called resolved, milliseconds since 1970
 */
public record Handling(
        State state,
        @Nullable Long mutedUntil,
        String actor,
        @Nullable String note,
        long at,
        @Nullable Long cameBackAt) {
    /** How a finding is dealt with. */
    public enum State {
        /** Nobody has said anything, or it is over, came back or was opened again since. */
        OPEN,
        /** Somebody knows of it. */
        ACKNOWLEDGED,
        /** It is not to be counted or told of for a while. */
        MUTED,
        /** It is called resolved; when it is seen again it comes back. */
        RESOLVED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether such a finding is counted wherever open ones are. */
        public boolean isCounted() {
            return this == OPEN || this == ACKNOWLEDGED;
        }

        static State of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }
}
