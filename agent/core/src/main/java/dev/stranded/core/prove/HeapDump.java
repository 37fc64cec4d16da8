package dev.stranded.core.prove;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/** Dumps the heap of the JVM that this runs in. */
final class HeapDump {
    private static final String NO_MODULE =
            "this JVM's run-time image lacks the module jdk.management, without which it"
                    + " can't dump its own heap; add the module, or run java -jar stranded-agent.jar prove with its process id";

    /** The compiler that takes objects apart makes the code of this one. */
    private static final long FOURTH_TIER = 4;

    private HeapDump() {}

    /**
     * Writes what lives to a new file. The JVM stands still meanwhile.
     *
     * @return for how many millis, about
     */
    static long write(Path file) throws ProofFailure {
        long begin = System.nanoTime();
        try {
            hotSpot().dumpHeap(file.toString(), true);
        } catch (IOException | RuntimeException e) {
            throw new ProofFailure("the JVM could not write the heap dump (" + e.getMessage() + ")", e);
        }
        return (System.nanoTime() - begin) / 1_000_000;
    }

    /** Whether this JVM's compiler takes no objects apart, so that a dump hides no references. */
    static boolean hidesNothing() throws ProofFailure {
        if (System.getProperty("java.vm.info", "").contains("interpreted mode")) {
            return true;
        }
        HotSpotDiagnosticMXBean hotSpot = hotSpot();
        return (isOn(hotSpot, "TieredCompilation", false) && lastTier(hotSpot) < FOURTH_TIER)
                || (!isOn(hotSpot, "UseJVMCICompiler", false)
                        && !(isOn(hotSpot, "DoEscapeAnalysis", true) && isOn(hotSpot, "EliminateAllocations", true)));
    }

    private static long lastTier(HotSpotDiagnosticMXBean hotSpot) {
        try {
            return Long.parseLong(hotSpot.getVMOption("TieredStopAtLevel").getValue());
        } catch (IllegalArgumentException e) {
            return FOURTH_TIER;
        }
    }

    private static boolean isOn(HotSpotDiagnosticMXBean hotSpot, String option, boolean otherwise) {
        try {
            return Boolean.parseBoolean(hotSpot.getVMOption(option).getValue());
        } catch (IllegalArgumentException e) {
            return otherwise;
        }
    }

    private static HotSpotDiagnosticMXBean hotSpot() throws ProofFailure {
        HotSpotDiagnosticMXBean hotSpot =
                Prover.isPossible() ? ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class) : null;
        if (hotSpot == null) {
            throw new ProofFailure(NO_MODULE);
        }
        return hotSpot;
    }
}
