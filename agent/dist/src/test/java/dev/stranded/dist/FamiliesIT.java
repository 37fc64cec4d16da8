package dev.stranded.dist;

import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.programs.IdleSessions;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tasks that look as if nobody were left to serve them, and are served. {@link KernelsIT} has those that are not. */
final class FamiliesIT {
    private static final int ENOUGH_SNAPSHOTS = 60;

    static Stream<Arguments> everyWayEverywhere() {
        return Where.all().flatMap(where -> Stream.of("new", "greeted").map(way -> Arguments.of(way, where)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyWayEverywhere")
    void of_sessions_that_are_idle_nothing_is_said(String way, Where where) throws IOException {
        Watched.assertNothingSaidOf(
                ChildProgram.of(where.jdk(), IdleSessions.class, where.threads(), way), ENOUGH_SNAPSHOTS);
    }
}
