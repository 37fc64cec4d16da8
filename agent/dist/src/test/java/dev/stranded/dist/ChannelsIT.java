package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Marks;
import dev.stranded.testbed.programs.OpenScope;
import dev.stranded.testbed.programs.OutsideWaits;
import dev.stranded.testbed.programs.WaysToWait;
import dev.stranded.wire.ChannelState;
import dev.stranded.wire.Snapshot;
import dev.stranded.wire.SpawnSiteState;
import dev.stranded.wire.WaitState;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to wait is told with what it waits at, and in what state that is. */
final class ChannelsIT {
    private static final Marks MARKS = Marks.of(WaysToWait.class);
    private static final int ENOUGH_SNAPSHOTS = 30;
    private static final int SCOPES_OPENED_SINCE = 25;
    private static final Map<String, List<Told>> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put(
                "queues",
                List.of(
                        queue("take", "SynchronousQueue", "take"),
                        queue("timed-poll", "SynchronousQueue", "poll"),
                        queue("put", "SynchronousQueue", "put"),
                        queue("timed-offer", "SynchronousQueue", "offer"),
                        queue("transfer", "LinkedTransferQueue", "transfer"),
                        queue("transfer-take", "LinkedTransferQueue", "take")));
        GROUPS.put(
                "meetings",
                List.of(
                        sync("exchange", "Exchanger", "exchange", "nobody has come to exchange with it"),
                        sync("timed-exchange", "Exchanger", "exchange", "nobody has come to exchange with it"),
                        sync("latch", "CountDownLatch", "await", "the latch's count is 2"),
                        sync("timed-latch", "CountDownLatch", "await", "the latch's count is 2"),
                        sync("barrier", "CyclicBarrier", "await", "the barrier waits for 3 of 5 parties"),
                        sync("timed-barrier", "CyclicBarrier", "await", "the barrier waits for 3 of 5 parties"),
                        sync(
                                "phaser",
                                "Phaser",
                                "arriveAndAwaitAdvance",
                                "the phaser waits in phase 0 for 3 of 4 parties"),
                        sync("phase", "Phaser", "awaitAdvance", "the phaser waits in phase 0 for 3 of 4 parties"),
                        sync("acquire", "Semaphore", "acquire", "1 permit is free"),
                        sync("timed-acquire", "Semaphore", "tryAcquire", "1 permit is free")));
        String held = "the lock is held by thread \"holder\"";
        String stamped = "the lock is held to write; it does not remember by whom";
        String condition = "the condition was not signalled, and nobody holds its ReentrantLock";
        GROUPS.put(
                "locks",
                List.of(
                        sync("lock", "locks.ReentrantLock", "lock", held),
                        sync("lock-interruptibly", "locks.ReentrantLock", "lockInterruptibly", held),
                        sync("timed-lock", "locks.ReentrantLock", "tryLock", held),
                        sync(
                                "read-lock",
                                "locks.ReentrantReadWriteLock",
                                "lock",
                                "the lock is held to write by thread \"holder\""),
                        sync(
                                "write-lock",
                                "locks.ReentrantReadWriteLock",
                                "lock",
                                "the lock is held to read once, first by thread \"holder\""),
                        sync("stamped-write", "locks.StampedLock", "writeLock", stamped),
                        sync("stamped-read", "locks.StampedLock", "readLock", stamped),
                        sync("timed-stamped-read", "locks.StampedLock", "tryReadLock", stamped),
                        sync("condition", "locks.AbstractQueuedSynchronizer$ConditionObject", "await", condition),
                        sync(
                                "timed-condition",
                                "locks.AbstractQueuedSynchronizer$ConditionObject",
                                "await",
                                condition)));
        String unbegun = "the future has no result: nobody has begun its task";
        String incomplete = "nobody has completed the future";
        String atWork = "the executor was not shut down: it has 1 worker, 1 at work";
        GROUPS.put(
                "results",
                List.of(
                        sync("task", "FutureTask", "get", unbegun),
                        sync("timed-task", "FutureTask", "get", unbegun),
                        sync("future", "CompletableFuture", "get", incomplete),
                        sync("future-join", "CompletableFuture", "join", incomplete),
                        sync("timed-future", "CompletableFuture", "get", incomplete),
                        of("join", "java.lang.Thread", "join", "it waits for the end of thread \"holder\""),
                        of("join-acceptor", "java.lang.Thread", "join", "it waits for the end of thread \"acceptor\""),
                        of("timed-join", "java.lang.Thread", "join", "it waits for the end of thread \"holder\""),
                        sync("timed-pool", "ThreadPoolExecutor", "awaitTermination", atWork),
                        sync("timed-fork-join", "ForkJoinPool", "awaitTermination", atWork)));
        GROUPS.put(
                "buffers",
                List.of(
                        of(
                                "timed-read",
                                "java.io.PipedInputStream",
                                "read",
                                "the pipe is empty, and it has had no writer yet"),
                        of(
                                "timed-write",
                                "java.io.PipedReader",
                                "write",
                                "the pipe holds 1024 of 1024, and it has had no reader yet"),
                        sync("submit", "SubmissionPublisher", "submit", "a subscriber's buffer holds 4 of 4 items")));
    }

    static Stream<Arguments> everyGroupEverywhere() {
        return Where.all().flatMap(where -> GROUPS.keySet().stream().map(group -> Arguments.of(group, where)));
    }

    static Stream<Where> everywhere() {
        return Where.all();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyGroupEverywhere")
    void every_wait_is_told_with_its_channel(String group, Where where) throws IOException {
        try (Watched watched = Watched.start(ChildProgram.of(where.jdk(), WaysToWait.class, where.threads(), group))) {
            watched.jvm().awaitLine("waiting");
            Snapshot snapshot = watched.findings()
                    .awaitSnapshot(
                            seen -> Objects.requireNonNull(GROUPS.get(group)).stream()
                                    .allMatch(told -> channel(seen, told.way()).isPresent()),
                            "a channel for each wait");
            for (Told told : Objects.requireNonNull(GROUPS.get(group))) {
                WaitState wait = wait(snapshot, told.way()).orElseThrow();
                assertThat(wait.operation()).as(told.way()).isEqualTo(told.operation());
                assertThat(wait.timed()).as(told.way()).isEqualTo(told.way().startsWith("timed-"));
                ChannelState channel = channel(snapshot, told.way()).orElseThrow();
                assertThat(channel.type()).as(told.way()).isEqualTo(told.type());
                assertThat(channel.waitingTakers() + channel.waitingPutters())
                        .as(told.way())
                        .isPositive();
                assertThat(channel.state() == null ? null : channel.state().text())
                        .as(told.way())
                        .isEqualTo(told.text());
            }
            watched.end();
        }
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void monitors_are_told_with_the_class_of_the_object(Where where) throws IOException {
        try (Watched watched =
                Watched.start(ChildProgram.of(where.jdk(), WaysToWait.class, where.threads(), "locks"))) {
            Snapshot snapshot = watched.findings()
                    .awaitSnapshot(
                            seen -> Stream.of("monitor", "wait", "timed-wait")
                                    .allMatch(way -> channel(seen, way).isPresent()),
                            "a channel for each monitor");
            assertThat(wait(snapshot, "monitor").orElseThrow().operation()).isEqualTo("enter");
            ChannelState monitor = channel(snapshot, "monitor").orElseThrow();
            assertThat(monitor.type()).isEqualTo("java.lang.Object");
            if (!where.isVirtual()) {
                assertThat(Objects.requireNonNull(monitor.state()).text())
                        .isEqualTo("the monitor of the Object is held by thread \"holder\"");
            }
            for (String way : List.of("wait", "timed-wait")) {
                assertThat(wait(snapshot, way).orElseThrow().operation()).isEqualTo("wait");
                ChannelState notice = channel(snapshot, way).orElseThrow();
                assertThat(notice.type()).isEqualTo("dev.stranded.testbed.programs.Ticket");
                assertThat(Objects.requireNonNull(notice.state()).text()).isEqualTo("nobody has notified the Ticket");
            }
            watched.end();
        }
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void a_channel_keeps_its_id_and_those_who_wait_there_share_it(Where where) throws IOException {
        try (Watched watched =
                Watched.start(ChildProgram.of(where.jdk(), WaysToWait.class, where.threads(), "results"))) {
            Snapshot first = watched.findings()
                    .awaitSnapshot(
                            seen -> Stream.of("future", "future-join", "timed-future")
                                    .allMatch(way -> channel(seen, way).isPresent()),
                            "the future for each that waits for it");
            ChannelState future = channel(first, "future").orElseThrow();
            assertThat(future.waitingTakers()).isEqualTo(3);
            assertThat(channel(first, "future-join")).contains(future);
            assertThat(channel(first, "timed-future")).contains(future);
            watched.findings().settle(ENOUGH_SNAPSHOTS);
            assertThat(channel(watched.findings().newest(), "future")).contains(future);
            watched.end();
        }
    }

    static Stream<Where> whereScopesAre() {
        return Where.all().filter(where -> where.jdk().feature() >= SCOPES_OPENED_SINCE);
    }

    @ParameterizedTest
    @MethodSource("whereScopesAre")
    void a_scope_tells_how_many_forks_are_unfinished(Where where) throws IOException {
        Pattern join = Marks.of(OpenScope.class).frame("join");
        ChildProgram program = ChildProgram.of(where.jdk(), OpenScope.class, where.threads());
        try (Watched watched = Watched.start(program.jvmOptions("--enable-preview"))) {
            Snapshot snapshot = watched.findings()
                    .awaitSnapshot(seen -> channel(seen, join).isPresent(), "the scope that is joined");
            WaitState wait = wait(snapshot, join).orElseThrow();
            assertThat(wait.operation()).isEqualTo("join");
            assertThat(wait.timed()).isFalse();
            ChannelState scope = channel(snapshot, join).orElseThrow();
            assertThat(scope.type()).startsWith("java.util.concurrent.StructuredTaskScope");
            assertThat(Objects.requireNonNull(scope.state()).text()).isEqualTo("3 of the scope's forks are unfinished");
            watched.end();
        }
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void of_waits_for_the_world_outside_nothing_is_said(Where where) throws IOException {
        Watched.assertNothingSaidOf(
                ChildProgram.of(where.jdk(), OutsideWaits.class, where.threads()), ENOUGH_SNAPSHOTS);
    }

    private static Optional<WaitState> wait(Snapshot snapshot, String way) {
        return wait(snapshot, MARKS.frame(way));
    }

    private static Optional<ChannelState> channel(Snapshot snapshot, String way) {
        return channel(snapshot, MARKS.frame(way));
    }

    private static Optional<WaitState> wait(Snapshot snapshot, Pattern frame) {
        return snapshot.sites().stream()
                .map(SpawnSiteState::waits)
                .flatMap(List::stream)
                .filter(wait -> frame.matcher(wait.site()).matches())
                .findFirst();
    }

    private static Optional<ChannelState> channel(Snapshot snapshot, Pattern frame) {
        Long id = wait(snapshot, frame).map(WaitState::channelId).orElse(null);
        return snapshot.channels().stream()
                .filter(channel -> id != null && channel.id() == id)
                .findFirst();
    }

    private static Told queue(String way, String type, String operation) {
        return new Told(way, "java.util.concurrent." + type, operation, null);
    }

    private static Told sync(String way, String type, String operation, String text) {
        return of(way, "java.util.concurrent." + type, operation, text);
    }

    private static Told of(String way, String type, String operation, String text) {
        return new Told(way, type, operation, text);
    }

    /** What is to be told of a way to wait. */
    private record Told(
            String way,
            String type,
            String operation,
            @Nullable String text) {}
}
