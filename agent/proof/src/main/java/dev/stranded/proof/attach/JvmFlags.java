package dev.stranded.proof.attach;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The options of a JVM, as {@code VM.flags} says them: those that are not as ever. */
public final class JvmFlags {
    private static final Pattern LAST_TIER = Pattern.compile("-XX:TieredStopAtLevel=(\\d+)");

    /** The tier of the compiler that takes objects apart. */
    private static final int OPTIMISING_TIER = 4;

    private final Set<String> flags;

    /** Reads them. */
    public JvmFlags(String text) {
        this.flags = new HashSet<>(Arrays.asList(text.strip().split("\\s+", -1)));
    }

    /** Whether they keep the compiler from taking objects apart. */
    public boolean excludeScalarReplacement() {
        return !flags.contains("-XX:+UseJVMCICompiler")
                && (flags.contains("-XX:-EliminateAllocations")
                        || flags.contains("-XX:-DoEscapeAnalysis")
                        || stopsEarly());
    }

    private boolean stopsEarly() {
        for (String flag : flags) {
            Matcher tier = LAST_TIER.matcher(flag);
            if (tier.matches() && !flags.contains("-XX:-TieredCompilation")) {
                return Integer.parseInt(tier.group(1)) < OPTIMISING_TIER;
            }
        }
        return false;
    }
}
