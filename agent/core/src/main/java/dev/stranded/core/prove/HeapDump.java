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

    /** Those by which a compiler takes objects apart, or is kept from it. */
    private static final String[] OPTIONS = {
        "DoEscapeAnalysis", "EliminateAllocations", "TieredCompilation", "TieredStopAtLevel", "UseJVMCICompiler"
    };

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

    /** What the JVM's options say of its compilers, as the JVM is given them. */
    static String flags() throws ProofFailure {
        HotSpotDiagnosticMXBean hotSpot = hotSpot();
        StringBuilder flags = new StringBuilder();
        for (String option : OPTIONS) {
            try {
                String value = hotSpot.getVMOption(option).getValue();
                boolean flag = value.equals("true") || value.equals("false");
                flags.append(" -XX:").append(flag ? (value.equals("true") ? "+" : "-") + option : option + "=" + value);
            } catch (IllegalArgumentException e) {
                // This JVM has no such option.
            }
        }
        return flags.toString();
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
