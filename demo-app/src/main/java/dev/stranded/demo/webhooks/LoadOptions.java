package dev.stranded.demo.webhooks;

import dev.stranded.demo.sender.Load;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say what is sent, what the API does, and how large the receivers may be. */
final class LoadOptions {
    private static final double LIMIT_TO_RATE = 1.5;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long webhooks come, for each receiver (default: 42; 3600 with --scale full).")
    private @Nullable Integer seconds;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "278",
            description = "Webhooks a second (default: ${DEFAULT-VALUE}, a million an hour).")
    private int rate;

    @Option(
            names = "--stall",
            paramLabel = "N",
            description = "Seconds for which the API stalls, in the middle (default: four fifths of --seconds, 34 at"
                    + " most; 60 with --scale full).")
    private @Nullable Integer stall;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Requests a second that the API serves before it answers 429 (default: 1.5 times --rate).")
    private @Nullable Integer limit;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "278",
            description = "Seed of bodies, latencies and failures (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "9g",
            description = "-Xmx of the receivers that do all that comes at once (default: ${DEFAULT-VALUE}).")
    private String heap = "9g";

    @Option(
            names = "--bounded-heap",
            paramLabel = "SIZE",
            defaultValue = "160m",
            description = "-Xmx of those that do a hundred at a time (default: ${DEFAULT-VALUE}).")
    private String boundedHeap = "160m";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** The load at a scale, but for what the options say otherwise. */
    Load load(Scale scale) {
        int length = seconds == null ? scale.seconds() : seconds;
        int usualStall =
                seconds == null ? scale.stallSeconds() : Math.min(Scale.DEFAULT.stallSeconds(), length * 4 / 5);
        int stallSeconds = stall == null ? usualStall : stall;
        if (length < 1 || rate < 1 || stallSeconds < 0 || limit() < 1) {
            throw new ParameterException(spec.commandLine(), "--seconds, --rate and --limit begin at 1, --stall at 0");
        }
        return new Load(rate, length, stallSeconds);
    }

    /** What is run. */
    Plan plan(List<Mode> modes, Scale scale, @Nullable Long memoryLimitBytes, boolean agent) {
        return new Plan(modes, load(scale), limit(), seed, heap, boundedHeap, memoryLimitBytes, agent);
    }

    private int limit() {
        return limit == null ? (int) Math.ceil(rate * LIMIT_TO_RATE) : limit;
    }
}
