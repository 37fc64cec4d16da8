package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import dev.stranded.testbed.Marks;
import dev.stranded.testbed.programs.OrdersInLine;
import dev.stranded.testbed.programs.QueueThatDrains;
import dev.stranded.wire.ChannelState;
import dev.stranded.wire.QueueFlow;
import dev.stranded.wire.Snapshot;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How long the oldest element of a queue waits, and how quickly elements are put and taken. */
final class QueueFlowIT {
    private static final int ENOUGH_SNAPSHOTS = 15;

    /** Elements stand there for two seconds, of which a look that is late or the program may miss some. */
    private static final Predicate<QueueFlow> WAITS_TWO_SECONDS =
            flow -> flow.oldestMillis() >= 1_700 && flow.oldestMillis() <= 2_300;

    static List<Jdk> everyJdk() {
        return Jdks.all();
    }

    static Stream<Arguments> everyQueueEverywhere() {
        return Jdks.all().stream()
                .flatMap(jdk -> Stream.of("ArrayBlockingQueue", "LinkedBlockingQueue", "LinkedTransferQueue")
                        .map(queue -> Arguments.of(queue, jdk)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyQueueEverywhere")
    void the_oldest_wait_and_the_rates_of_a_queue_with_a_line_are_told(String queue, Jdk jdk) throws IOException {
        try (Watched watched = Watched.start(ChildProgram.of(jdk, OrdersInLine.class, queue))) {
            watched.jvm().awaitLine("settled");
            watched.findings()
                    .awaitSnapshot(
                            seen -> tells(seen, queue, WAITS_TWO_SECONDS.and(QueueFlowIT::flowsAtTwentyFive)),
                            "25 orders a second that wait for two");
            watched.end();
            assertThat(watched.findings().all()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void of_a_deque_the_oldest_wait_is_told_and_no_rates(Jdk jdk) throws IOException {
        try (Watched watched = Watched.start(ChildProgram.of(jdk, OrdersInLine.class, "LinkedBlockingDeque"))) {
            Snapshot seen = watched.findings()
                    .awaitSnapshot(
                            snapshot -> tells(snapshot, "LinkedBlockingDeque", WAITS_TWO_SECONDS),
                            "a wait of two seconds");
            QueueFlow flow = Objects.requireNonNull(flow(seen, "LinkedBlockingDeque"));
            assertThat(flow.putsPerSecond()).isNull();
            assertThat(flow.takesPerSecond()).isNull();
            watched.end();
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void nothing_is_said_of_an_array_that_is_given_the_same_again_and_again(Jdk jdk) throws IOException {
        try (Watched watched = Watched.start(ChildProgram.of(jdk, OrdersInLine.class, "constants"))) {
            watched.jvm().awaitLine("settled");
            watched.findings().settle(ENOUGH_SNAPSHOTS);
            watched.end();
            assertThat(snapshots(watched))
                    .hasSizeGreaterThan(ENOUGH_SNAPSHOTS)
                    .allMatch(snapshot -> flow(snapshot, "ArrayBlockingQueue") == null);
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void no_element_of_a_queue_that_drains_waits_long(Jdk jdk) throws IOException {
        Pattern made = Marks.of(QueueThatDrains.class).frame("made");
        try (Watched watched = Watched.start(ChildProgram.of(jdk, QueueThatDrains.class, "platform"))) {
            watched.jvm().awaitLine("settled");
            watched.end();
            assertThat(snapshots(watched))
                    .anyMatch(snapshot -> channel(snapshot, made) != null)
                    .noneMatch(snapshot -> {
                        ChannelState queue = channel(snapshot, made);
                        return queue != null
                                && queue.flow() != null
                                && queue.flow().oldestMillis() > 5_000;
                    });
        }
    }

    private static boolean flowsAtTwentyFive(QueueFlow flow) {
        return isAbout25(flow.putsPerSecond()) && isAbout25(flow.takesPerSecond());
    }

    private static boolean isAbout25(@Nullable Double perSecond) {
        return perSecond != null && perSecond >= 21 && perSecond <= 29;
    }

    private static boolean tells(Snapshot snapshot, String queue, Predicate<QueueFlow> what) {
        QueueFlow flow = flow(snapshot, queue);
        return flow != null && what.test(flow);
    }

    private static @Nullable QueueFlow flow(Snapshot snapshot, String queue) {
        ChannelState channel = channel(snapshot, Marks.of(OrdersInLine.class).frame(queue));
        return channel == null ? null : channel.flow();
    }

    private static @Nullable ChannelState channel(Snapshot snapshot, Pattern made) {
        return snapshot.channels().stream()
                .filter(channel -> channel.created() != null
                        && made.matcher(channel.created()).matches())
                .findFirst()
                .orElse(null);
    }

    private static List<Snapshot> snapshots(Watched watched) {
        return watched.findings().messages().stream()
                .filter(Snapshot.class::isInstance)
                .map(Snapshot.class::cast)
                .toList();
    }
}
