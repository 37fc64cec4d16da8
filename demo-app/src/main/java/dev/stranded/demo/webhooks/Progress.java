package dev.stranded.demo.webhooks;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Says on standard error how a run goes, a line every few seconds. */
final class Progress {
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final PrintStream out;
    private long nextNanos;

    Progress(PrintStream out) {
        this.out = out;
    }

    /** Says a line at once. */
    void say(String line) {
        out.println(line);
    }

    /** A run begins. */
    void begin() {
        nextNanos = System.nanoTime() + EVERY_NANOS;
    }

    /** Says how far a run is, if it is time to. */
    void show(Mode mode, Sample now, boolean stalled) {
        if (System.nanoTime() - nextNanos < 0) {
            return;
        }
        nextNanos += EVERY_NANOS;
        out.printf(
                Locale.ROOT,
                "  %-15s %3.0f s: %,d sent, %,d completed, %,d queued, %,d live tasks, %,d MB resident, %,d × 429%s%n",
                mode,
                now.seconds(),
                now.due(),
                now.completed(),
                now.queued(),
                now.liveTasks(),
                now.rssBytes() / 1_000_000,
                now.rejected429(),
                stalled ? "; the API is stalled" : "");
    }
}
