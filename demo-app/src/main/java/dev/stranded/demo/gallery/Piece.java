package dev.stranded.demo.gallery;

import dev.stranded.demo.program.Story;
import dev.stranded.demo.watched.SeenFinding;
import dev.stranded.wire.FindingKind;
import java.util.List;

/**
 * A program of the gallery and what there is to see in it.
 *
 * @param name what it is called on the command line
 * @param story the program
 * @param kind what Stranded has to find where it goes wrong
 * @param code what stands in the line that the finding has to name
 * @param wrong what goes wrong, in a sentence
 * @param right what its fixed twin does otherwise, in a sentence
 */
record Piece(String name, Class<? extends Story> story, FindingKind kind, String code, String wrong, String right) {
    /** Whether this is among what was found: the kind, and one of the lines. */
    boolean isIn(List<SeenFinding> findings) {
        return findings.stream().anyMatch(this::is);
    }

    private boolean is(SeenFinding seen) {
        return seen.height().kind() == kind
                && CodeLine.of(seen.height()).stream()
                        .anyMatch(line -> line.code().contains(code));
    }
}
