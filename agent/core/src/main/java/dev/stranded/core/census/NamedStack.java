package dev.stranded.core.census;

import java.util.List;

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
    static NamedStack unknown(String sentence) {
        return new NamedStack(sentence, List.of(), List.of(), false, false);
    }
}
