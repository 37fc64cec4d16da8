package dev.stranded.demo.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CatalogueTest {
    private static final List<Piece> PATTERNS =
            List.of(Patterns.WORKER_POOL, Patterns.FAN_OUT, Patterns.SQUARES, Patterns.FILES);

    static List<Piece> pitfalls() {
        return Pitfalls.ALL;
    }

    static Stream<Piece> allPieces() {
        return Stream.concat(PATTERNS.stream(), Pitfalls.ALL.stream());
    }

    @ParameterizedTest
    @MethodSource("pitfalls")
    void the_line_that_has_to_be_found_is_in_the_source_that_is_bundled(Piece piece) {
        assertThat(Sources.of(piece.story())).contains(piece.code());
    }

    @ParameterizedTest
    @MethodSource("allPieces")
    void each_piece_says_what_goes_wrong_and_what_is_right_in_whole_sentences(Piece piece) {
        assertThat(List.of(piece.wrong(), piece.right())).allMatch(sentence -> sentence.endsWith("."));
        assertThat(Sources.of(piece.story())).contains("implements Story");
    }
}
