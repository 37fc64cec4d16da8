package dev.stranded.core.census;

import java.util.List;
import java.util.function.Predicate;

/**
 * A stack as a user reads it.
 *
 * @param site the first application frame; where there is none, the first frame of a library; else the first of the JDK
 * @param frames all frames, innermost first
 * @param application positions in {@code frames} of the application's own
 * @param library whether {@code site} is not the application's
 * @param jdkOnly whether all frames are the JDK's
 */
public record NamedStack(
        String site, List<String> frames, List<Integer> application, boolean library, boolean jdkOnly) {
    private static final String SCHEDULER_OF_VIRTUAL_THREADS = "java.lang.VirtualThread.<clinit>";

    /** Whether the JDK did it for itself: no frame is another's, or it readies itself for virtual threads. */
    boolean isPlumbing() {
        if (jdkOnly) {
            return true;
        }
        for (String frame : frames) {
            if (frame.startsWith(SCHEDULER_OF_VIRTUAL_THREADS)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a frame of the application's own stands in a loop. */
    public boolean isInLoop(Predicate<StackTraceElement> loops) {
        return application.stream()
                .map(position -> FrameOwners.frame(frames.get(position)))
                .anyMatch(loops);
    }

    static NamedStack unknown(String sentence) {
        return new NamedStack(sentence, List.of(), List.of(), false, false);
    }
}
