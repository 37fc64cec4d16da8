package dev.stranded.demo.webhooks;

import dev.stranded.demo.sender.Load;
import java.util.List;

/**
 * How both receivers' JVMs are started, the same for both.
 *
 * @param heap the most that the heap may grow to, such as 6g
 */
record JvmFlags(String heap) {
    private static final long LONGEST_THRESHOLD_MILLIS = 2_000;
    private static final long SHORTEST_THRESHOLD_MILLIS = 200;
    private static final int STALL_IN_THRESHOLDS = 15;
    private static final int THRESHOLD_IN_SAMPLES = 4;

    /** The flags. */
    List<String> all() {
        return List.of(
                "-Xmx" + heap,
                "-Xms32m",
                "-XX:+UseSerialGC",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=20",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError");
    }

    /**
     * The agent's options on time, in proportion to the stall, so that a short run is looked at as closely as a long.
     */
    String agentTiming(Load load) {
        long threshold = Math.max(
                SHORTEST_THRESHOLD_MILLIS,
                Math.min(LONGEST_THRESHOLD_MILLIS, load.stallSeconds() * 1_000L / STALL_IN_THRESHOLDS));
        return "threshold=" + threshold + "ms,sample=" + threshold / THRESHOLD_IN_SAMPLES + "ms";
    }
}
