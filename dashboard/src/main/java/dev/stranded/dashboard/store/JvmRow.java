package dev.stranded.dashboard.store;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A JVM that has reported.
 *
 * @param id identifies this run of the JVM
 * @param hello how it introduced itself, a line of the wire
 * @param lastSeen when the dashboard last heard of it, or when it ended where it said so, milliseconds since 1970
 * @param intervalMillis time between its last two snapshots
 * @param state whether it speaks
 * @param reason why it ended
 * @param latest of its newest snapshot, what a list shows
 * @param open its open findings
 * @param refuted how many of its findings were proven, and proved wrong
 * @param revision the store's revision when the row last changed
 */
public record JvmRow(
        String id,
        String hello,
        long lastSeen,
        long intervalMillis,
        State state,
        @Nullable String reason,
        @Nullable Latest latest,
        Open open,
        long refuted,
        long revision) {
    /** Whether a JVM speaks. */
    public enum State {
        /** Heard lately. */
        LIVE,
        /** Not heard lately, and it did not say goodbye. */
        SILENT,
        /** It said goodbye. */
        ENDED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Parts of the newest snapshot, each in JSON.
     *
     * @param tasks totals
     * @param memory of the process
     * @param health of the agent
     * @param dump what a heap dump would cost
     */
    public record Latest(
            String tasks,
            String memory,
            String health,
            @Nullable String dump) {}

    /**
     * Open findings by verdict.
     *
     * @param proven how many are proven
     * @param evident how many are evident
     * @param suspected how many are suspected, or of a verdict that is not known here
     */
    public record Open(long proven, long evident, long suspected) {}
}
