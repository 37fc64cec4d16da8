package dev.stranded.demo.gallery;

import dev.stranded.demo.watched.SeenFinding;
import java.util.List;

/**
 * How one telling of a story went.
 *
 * @param piece the story
 * @param variant how it was told
 * @param seconds for how long it was watched
 * @param findings what the agent found, and did not take back
 * @param withdrawn what it suspected, and took back
 * @param ended whether the JVM ended by itself, with exit code 0, once it was asked to
 * @param left how many tasks the agent counted at its last look, which is at the end of a JVM that ends by itself
 * @param words what the program said last
 */
record Told(
        Piece piece,
        Variant variant,
        double seconds,
        List<SeenFinding> findings,
        List<SeenFinding> withdrawn,
        boolean ended,
        long left,
        String words) {
    /** Whether the leak was found as it had to be, or nothing was and nothing left. */
    boolean asExpected() {
        return variant == Variant.LEAK ? piece.isIn(findings) : findings.isEmpty() && ended && left == 0;
    }
}
