package dev.stranded.demo.webhooks;

import java.util.Locale;

/**
 * How a run ended.
 *
 * @param word completed, killed or, where the receiver lives and nothing goes on any more, incomplete
 * @param detail the same as people would say it
 */
record Outcome(String word, String detail) {
    private static final int KILLED = 137;
    private static final int OUT_OF_HEAP = 3;

    /** The receiver lives. */
    static Outcome alive(long open) {
        return open == 0
                ? new Outcome("completed", "completed")
                : new Outcome("incomplete", String.format(Locale.ROOT, "%,d never completed", open));
    }

    /** The demo has killed the receiver at its memory limit. */
    static Outcome atLimit(long bytes) {
        return new Outcome(
                "killed", String.format(Locale.ROOT, "killed at its memory limit of %,d MB", bytes / 1_000_000));
    }

    /** The receiver has died by itself, or by the system. */
    static Outcome died(int exit, String lastWords) {
        return new Outcome(
                "killed",
                switch (exit) {
                    case KILLED -> "killed by the operating system (exit code 137)";
                    case OUT_OF_HEAP -> "died of OutOfMemoryError (exit code 3)";
                    default -> "died with exit code " + exit + (lastWords.isEmpty() ? "" : ": " + lastWords);
                });
    }

    boolean killed() {
        return word.equals("killed");
    }
}
