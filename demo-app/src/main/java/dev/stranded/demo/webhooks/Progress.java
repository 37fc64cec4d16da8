package dev.stranded.demo.webhooks;

import dev.stranded.demo.api.ExternalApi;
import dev.stranded.demo.sender.Sender;
import dev.stranded.demo.watched.AgentStream;
import dev.stranded.demo.watched.ResidentMemory;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Says on standard error how a run goes, a line every few seconds. */
final class Progress {
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final PrintStream out;
    private long startNanos;
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
        startNanos = System.nanoTime();
        nextNanos = startNanos + EVERY_NANOS;
    }

    /** Says how far a run is, if it is time to. */
    void show(Mode mode, Sender sender, ExternalApi api, AgentStream stream, ResidentMemory memory) {
        long now = System.nanoTime();
        if (now - nextNanos < 0) {
            return;
        }
        nextNanos += EVERY_NANOS;
        out.printf(
                Locale.ROOT,
                "  %s %3d s: %,d sent, %,d completed, %,d live tasks, %,d MB resident%s%n",
                mode.title(),
                TimeUnit.NANOSECONDS.toSeconds(now - startNanos),
                sender.sent(),
                api.completed(),
                stream.liveTasks(),
                memory.nowBytes() / 1_000_000,
                api.stalled() ? ", the API is stalled" : "");
    }
}
