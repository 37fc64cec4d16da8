package dev.stranded.demo.webhooks;

import dev.stranded.demo.sender.Load;
import java.util.ArrayList;
import java.util.List;

/**
 * How the receivers' JVMs are started. Only the heap differs: a receiver that does a hundred webhooks at a time can be
 * given a heap for a hundred, and one that does all that come has to be given what the machine has.
 */
final class JvmFlags {
    private static final long LONGEST_THRESHOLD_MILLIS = 2_000;
    private static final long SHORTEST_THRESHOLD_MILLIS = 200;
    private static final int STALL_IN_THRESHOLDS = 15;
    private static final int THRESHOLD_IN_SAMPLES = 4;

    /** What small containers run with: a collector without threads of its own, a compiler that is quick and small. */
    private static final List<String> SAME = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=32m",
            "-XX:+ExitOnOutOfMemoryError");

    /** What a hundred webhooks hold while the API stalls is no longer young. */
    private static final String MOSTLY_OLD = "-XX:NewRatio=4";

    private JvmFlags() {}

    /** The flags for a mode. */
    static List<String> of(Plan plan, Mode mode) {
        List<String> flags = new ArrayList<>();
        if (mode.bounded()) {
            flags.addAll(List.of("-Xms" + plan.boundedHeap(), "-Xmx" + plan.boundedHeap(), MOSTLY_OLD));
        } else {
            flags.add("-Xmx" + plan.heap());
        }
        flags.addAll(SAME);
        return flags;
    }

    /**
     * The agent's options on time, in proportion to the stall, so that a short run is looked at as closely as a long.
     */
    static String agentTiming(Load load) {
        long threshold = Math.max(
                SHORTEST_THRESHOLD_MILLIS,
                Math.min(LONGEST_THRESHOLD_MILLIS, load.stallMillis() / STALL_IN_THRESHOLDS));
        return "threshold=" + threshold + "ms,sample=" + threshold / THRESHOLD_IN_SAMPLES + "ms";
    }
}
