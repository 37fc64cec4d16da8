package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Marks;
import dev.stranded.testbed.programs.FailedConsumer;
import dev.stranded.testbed.programs.FailedProducer;
import dev.stranded.testbed.programs.RelievedConsumer;
import dev.stranded.testbed.programs.RelievedProducer;
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

/** Tasks that wait at one side of a queue, few and always the same, when those at the other side have ended. */
final class OneSidedQueuesIT {
    private static final Marks MARKS = Marks.of(FailedConsumer.class);
    private static final Marks PRODUCER_MARKS = Marks.of(FailedProducer.class);
    private static final int ENOUGH_SNAPSHOTS = 60;

    /** In these it is seen who takes, or puts. */
    private static final int BUSY_SNAPSHOTS = 20;

    static Stream<Arguments> everyQueueEverywhere() {
        List<List<String>> ways = List.of(
                List.of("ArrayBlockingQueue", "thread"),
                List.of("LinkedBlockingQueue", "thread"),
                List.of("LinkedBlockingDeque", "thread"),
                List.of("SynchronousQueue", "thread"),
                List.of("global", "thread"),
                List.of("LinkedBlockingQueue", "pool"));
        return Where.all().flatMap(where -> ways.stream().map(way -> Arguments.of(way.get(0), way.get(1), where)));
    }

    static Stream<Arguments> everyTwinEverywhere() {
        return Where.all()
                .flatMap(where -> Stream.of("restarted", "waiting", "slow").map(way -> Arguments.of(way, where)));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("everyQueueEverywhere")
    void producers_whose_only_consumer_has_failed_are_stranded(String queue, String consumer, Where where)
            throws IOException {
        try (Watched watched =
                Watched.start(ChildProgram.of(where.jdk(), FailedConsumer.class, where.threads(), queue, consumer))) {
            watched.findings().settle(BUSY_SNAPSHOTS);
            watched.jvm().say("a bad order");
            Finding finding = watched.findings().awaitFinding(FindingKind.STRANDED_TASK);
            assertThat(finding.verdict())
                    .isEqualTo(queue.equals("SynchronousQueue") ? Verdict.SUSPECTED : Verdict.EVIDENT);
            assertThat(finding.count()).isEqualTo(3);
            assertThat(finding.title()).contains("put()", "whoever took from it has ended");
            assertThat(Objects.requireNonNull(finding.spawn()).site()).matches(MARKS.frame("spawn"));
            assertThat(Objects.requireNonNull(finding.blocked()).site()).matches(MARKS.frame("wait"));
            assertThat(finding.evidence().get(0).fact())
                    .containsPattern(MARKS.frame(consumer.equals("pool") ? "task" : "consumer"))
                    .contains("every task that was seen to take from it has ended");
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyTwinEverywhere")
    void of_producers_whose_consumer_is_followed_by_another_nothing_is_said(String way, Where where)
            throws IOException {
        Watched.assertNothingSaidOf(
                ChildProgram.of(where.jdk(), RelievedConsumer.class, where.threads(), way), ENOUGH_SNAPSHOTS);
    }

    static Stream<Arguments> everyQueueOfAFailedProducerEverywhere() {
        return Where.all()
                .flatMap(where -> Stream.of("ArrayBlockingQueue", "LinkedBlockingQueue", "PriorityBlockingQueue")
                        .map(queue -> Arguments.of(queue, where)));
    }

    static Stream<Arguments> everyTwinOfAFailedProducerEverywhere() {
        return Where.all()
                .flatMap(where -> Stream.of("reader", "requests", "restarted").map(way -> Arguments.of(way, where)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyQueueOfAFailedProducerEverywhere")
    void consumers_whose_only_producer_has_failed_are_suspected(String queue, Where where) throws IOException {
        try (Watched watched =
                Watched.start(ChildProgram.of(where.jdk(), FailedProducer.class, where.threads(), queue))) {
            watched.findings().settle(BUSY_SNAPSHOTS);
            watched.jvm().say("broken");
            Finding finding = watched.findings().awaitFinding(FindingKind.STRANDED_TASK);
            assertThat(finding.verdict()).isEqualTo(Verdict.SUSPECTED);
            assertThat(finding.count()).isEqualTo(2);
            assertThat(finding.title()).contains("take()", "whoever put into it has failed");
            assertThat(Objects.requireNonNull(finding.spawn()).site()).matches(PRODUCER_MARKS.frame("spawn"));
            assertThat(Objects.requireNonNull(finding.blocked()).site()).matches(PRODUCER_MARKS.frame("wait"));
            assertThat(finding.evidence().get(0).fact())
                    .containsPattern(PRODUCER_MARKS.frame("producer"))
                    .contains("every task that was seen to put into it has ended", "IllegalStateException");
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyTwinOfAFailedProducerEverywhere")
    void of_consumers_that_have_no_work_today_nothing_is_said(String way, Where where) throws IOException {
        Watched.assertNothingSaidOf(
                ChildProgram.of(where.jdk(), RelievedProducer.class, where.threads(), way), ENOUGH_SNAPSHOTS);
    }
}
