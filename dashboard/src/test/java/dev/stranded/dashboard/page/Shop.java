package dev.stranded.dashboard.page;

import dev.stranded.wire.AgentHealth;
import dev.stranded.wire.ChannelState;
import dev.stranded.wire.DumpCost;
import dev.stranded.wire.ExecutorState;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.FindingLife;
import dev.stranded.wire.Hello;
import dev.stranded.wire.HookState;
import dev.stranded.wire.MemoryState;
import dev.stranded.wire.Message;
import dev.stranded.wire.ProveMode;
import dev.stranded.wire.QueueFlow;
import dev.stranded.wire.Snapshot;
import dev.stranded.wire.SpawnSiteState;
import dev.stranded.wire.SyncState;
import dev.stranded.wire.TaskForm;
import dev.stranded.wire.TaskTotals;
import dev.stranded.wire.Verdict;
import dev.stranded.wire.WaitState;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the agent in a shop's JVM says: collectors of quotes wait for ever in a take.
 *
 * @param jvm its id
 * @param word a word of the application's, such as its name, that stands wherever a JVM may put a string
 */
record Shop(String jvm, String word) {
    static final String SPAWNING = "com.acme.Quotes.fanOut(Quotes.java:58)";
    static final String BLOCKED = "com.acme.Quotes$Collector.run(Quotes.java:83)";
    static final String PERMITS = "0 permits are free";
    static final String SIGNATURE = "3f2a91";

    private static final String QUEUE = "java.util.concurrent.LinkedBlockingQueue";

    Hello hello() {
        return hello(word, Instant.now().minusSeconds(112));
    }

    Hello hello(String version, Instant started) {
        return new Hello(
                jvm,
                Message.PROTOCOL,
                word,
                4711,
                "host " + word,
                "25.0.3",
                version,
                started,
                "0.1.0",
                60_000,
                ProveMode.ASK,
                null);
    }

    /** {@code live} collectors live and wait. */
    Snapshot snapshot(long live) {
        return snapshot(live, 1);
    }

    /** So many tasks have ended by want of memory. */
    Snapshot outOfMemory(long ended) {
        Snapshot usual = snapshot(40);
        return new Snapshot(
                jvm,
                usual.at().plusMillis(1_000),
                usual.tasks(),
                usual.sites(),
                usual.channels(),
                usual.executors(),
                new MemoryState(1L << 30, 1L << 31, 1L << 32, 3L << 30, ended),
                usual.health(),
                usual.dump());
    }

    /** Beside the collectors there are other spawn sites, {@code sites} in all. */
    Snapshot snapshot(long live, int sites) {
        List<SpawnSiteState> states = IntStream.range(0, sites)
                .mapToObj(i -> i == 0 ? collectors(live) : other(i))
                .toList();
        ChannelState channel = channel(live);
        return new Snapshot(
                jvm,
                Instant.now(),
                new TaskTotals(live + sites - 1, live, 200, live, 20_000, 20_000 - live),
                states,
                List.of(channel, permits()),
                List.of(executor(2), executor(3)),
                new MemoryState(1L << 30, 1L << 31, 1L << 32, 3L << 30),
                health(),
                new DumpCost(54L << 20, 300));
    }

    private AgentHealth health() {
        return new AgentHealth(
                120,
                12,
                3,
                List.of(new HookState("thread start", true, null, null, null), dead()),
                word,
                word,
                2L << 20,
                List.of(new AgentHealth.Dropped(word, 3)),
                new AgentHealth.Sampling(1_000, 12, 1_024, 40, 2_000));
    }

    private HookState dead() {
        return new HookState(word, false, word, word, 12L);
    }

    private SpawnSiteState collectors(long live) {
        WaitState wait = new WaitState(BLOCKED, "take", false, word, 7L, live, 660_000, null, live, null);
        return new SpawnSiteState(
                SPAWNING,
                TaskForm.VIRTUAL_THREAD,
                live,
                live,
                20_000,
                20_000 - live,
                3L,
                null,
                null,
                2L,
                true,
                null,
                List.of(wait));
    }

    private SpawnSiteState other(int number) {
        return new SpawnSiteState(
                word + " " + number,
                TaskForm.PLATFORM_THREAD,
                1,
                0,
                1,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of());
    }

    private ChannelState channel(long takers) {
        return new ChannelState(7, QUEUE, word, 0L, false, null, takers, 0, null, null);
    }

    private static ChannelState permits() {
        SyncState state = new SyncState(
                PERMITS, null, 0L, null, null, null, null, null, null, new SyncState.Owner(9, "holder", false, true));
        return new ChannelState(8, "java.util.concurrent.Semaphore", null, null, null, null, 37, 0, null, state);
    }

    private ExecutorState executor(long id) {
        return new ExecutorState(id, word, word, ExecutorState.Life.RUNNING, 8, 3, 8, 0, 1_234_567, null);
    }

    /** The finding that {@code count} collectors are stranded. */
    Finding finding(long count) {
        return finding(count, SIGNATURE);
    }

    /** The same under another signature. */
    Finding finding(long count, String signature) {
        return new Finding(
                jvm,
                signature,
                FindingKind.STRANDED_TASK,
                Verdict.PROVEN,
                FindingLife.OPEN,
                count,
                Instant.now().minusSeconds(40),
                Instant.now(),
                count + " virtual threads wait for ever in take(): " + word,
                "End the collectors with the request: " + word,
                null,
                spawn(),
                blocked(),
                channel(count),
                List.of(new Finding.Evidence("last put by " + word, Instant.now()), new Finding.Evidence(word, null)),
                List.of(new Finding.TaskState(7, word, true, 660_000), new Finding.TaskState(8, "", true, 1)),
                null);
    }

    /** The finding that a failure is lost of tasks given to a pool. */
    Finding lostOutcome() {
        return new Finding(
                jvm,
                SIGNATURE,
                FindingKind.LOST_OUTCOME,
                Verdict.PROVEN,
                FindingLife.OPEN,
                10,
                Instant.now().minusSeconds(40),
                Instant.now(),
                "10 executor tasks failed, and nobody has looked at it",
                "Ask each Future.",
                null,
                spawn(),
                null,
                null,
                List.of(),
                List.of(),
                null);
    }

    /** The finding that more is put into a queue than is taken. */
    Finding backlog() {
        QueueFlow flow = new QueueFlow(52_000, 25.0, 24.0);
        ChannelState queue =
                new ChannelState(9, QUEUE, word, 900L, false, null, 0, 0, null, null, List.of(), List.of(), null, flow);
        return new Finding(
                jvm,
                SIGNATURE,
                FindingKind.BACKLOG,
                Verdict.EVIDENT,
                FindingLife.OPEN,
                900,
                Instant.now().minusSeconds(40),
                Instant.now(),
                "900 elements lie in an unbounded queue, and they become more",
                "Bound the queue.",
                null,
                null,
                null,
                queue,
                List.of(),
                List.of(),
                null);
    }

    private Finding.Site spawn() {
        List<String> stack =
                List.of("java.lang.Thread.start(Thread.java)", SPAWNING, word, "com.acme.Main.main(Main.java:3)");
        return new Finding.Site(SPAWNING, stack, List.of(1, 2, 3), true);
    }

    private Finding.Wait blocked() {
        List<String> stack = List.of(
                "java.lang.VirtualThread.park(VirtualThread.java:596)",
                "java.util.concurrent.LinkedBlockingQueue.take(LinkedBlockingQueue.java:435)",
                BLOCKED,
                "java.lang.VirtualThread.run(VirtualThread.java:309)");
        return new Finding.Wait(BLOCKED, stack, List.of(2), "take", false, 660_000);
    }
}
