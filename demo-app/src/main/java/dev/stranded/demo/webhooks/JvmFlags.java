package dev.stranded.demo.webhooks;

import dev.stranded.demo.sender.Load;
import java.util.ArrayList;
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

    /**
     * From some JDK after 17 on, at the latest in 25, the serial collector lets the old generation grow up to its limit
     * before it collects it. What a receiver is done with must then die in the young generation, or its memory would
     * show garbage and not what it holds. In which JDK that began was not tried.
     */
    private static final int OLD_GENERATION_ONLY_GROWS = 18;

    private static final List<String> SMALL_HEAP = List.of("-Xms32m");
    private static final List<String> LARGE_YOUNG_GENERATION =
            List.of("-Xms200m", "-Xmn180m", "-XX:SurvivorRatio=1", "-XX:TargetSurvivorRatio=90");

    /** The flags. The serial collector and a heap that hardly keeps free space: memory that is held is what is seen. */
    List<String> all() {
        List<String> flags = new ArrayList<>(List.of("-Xmx" + heap, "-XX:+UseSerialGC"));
        flags.addAll(Runtime.version().feature() < OLD_GENERATION_ONLY_GROWS ? SMALL_HEAP : LARGE_YOUNG_GENERATION);
        flags.addAll(List.of(
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=20",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError"));
        return flags;
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
