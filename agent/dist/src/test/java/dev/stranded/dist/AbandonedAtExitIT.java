package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Marks;
import dev.stranded.testbed.programs.HastyEnd;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that end while tasks of theirs are at work. */
final class AbandonedAtExitIT {
    private static final int MAILS = 6;
    private static final int ENOUGH_SNAPSHOTS = 5;

    static Stream<Arguments> everyHastyWay() {
        return Where.all()
                .flatMap(where -> Stream.of("one", "threads", "parts", "one-by-one", "queue", "asynchronous", "exit")
                        .map(way -> Arguments.of(way, where)));
    }

    static Stream<Arguments> everyPatientWay() {
        return Where.all()
                .flatMap(where -> Stream.of("joined", "closed", "hook", "idle", "loop", "server")
                        .map(way -> Arguments.of(way, where)));
    }

    static Stream<Where> everywhere() {
        return Where.all();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyHastyWay")
    void work_that_the_end_cuts_off_is_told(String way, Where where) throws IOException {
        Marks marks = Marks.of(HastyEnd.class);
        try (Watched watched = Watched.start(ChildProgram.of(where.jdk(), HastyEnd.class, where.threads(), way))) {
            watched.end();
            List<Finding> findings = watched.findings().all();
            assertThat(findings).hasSize(1);
            Finding finding = findings.get(0);
            assertThat(finding.kind()).isEqualTo(FindingKind.ABANDONED_AT_EXIT);
            assertThat(finding.verdict())
                    .isEqualTo(way.equals("queue") || way.equals("one-by-one") ? Verdict.EVIDENT : Verdict.SUSPECTED);
            assertThat(finding.count())
                    .isEqualTo(
                            switch (way) {
                                case "one-by-one" -> MAILS / 2;
                                case "one", "asynchronous" -> 1;
                                default -> MAILS;
                            });
            assertThat(Objects.requireNonNull(finding.spawn()).site())
                    .matches(marks.frame(
                            switch (way) {
                                case "exit" -> "queue";
                                case "parts" -> "threads-" + where.threads();
                                case "threads", "one-by-one" -> way + "-" + where.threads();
                                default -> way;
                            }));
            assertThat(Objects.requireNonNull(finding.blocked()).operation()).isEqualTo("sleep");
            assertThat(finding.title()).startsWith(way.equals("exit") ? "System.exit was called" : "main returned");
        }
    }

    private static ChildProgram forced(Where where) {
        return ChildProgram.of(where.jdk(), HastyEnd.class, where.threads(), "forced");
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyPatientWay")
    void of_programs_that_wait_or_have_nothing_left_to_do_nothing_is_said(String way, Where where) throws IOException {
        try (Watched watched = Watched.start(ChildProgram.of(where.jdk(), HastyEnd.class, where.threads(), way))) {
            watched.end();
            assertThat(watched.findings().all()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void of_a_program_that_is_told_to_end_nothing_is_said(Where where) throws IOException {
        Watched.assertNothingSaidOf(forced(where), ENOUGH_SNAPSHOTS);
        try (Watched watched = Watched.start(forced(where))) {
            watched.jvm().awaitLine("settled");
            watched.findings().settle(ENOUGH_SNAPSHOTS);
            watched.jvm().terminate();
            assertThat(watched.findings().all()).isEmpty();
            assertThat(watched.findings().goodbye()).isNotNull();
        }
    }
}
