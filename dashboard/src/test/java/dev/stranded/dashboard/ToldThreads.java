package dev.stranded.dashboard;

import dev.stranded.wire.TaskForm;
import dev.stranded.wire.Threads;
import dev.stranded.wire.WaitState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What an agent tells of every task of a JVM: a leader that runs, and collectors that it has spawned and that wait.
 *
 * @param jvm the JVM's id
 * @param word a word of the application's that stands wherever a JVM may put a string
 */
public record ToldThreads(String jvm, String word) {
    /** Where the collectors are spawned. */
    public static final String SPAWNING = "com.acme.Quotes.fanOut(Quotes.java:58)";

    /** Where they wait. */
    public static final String BLOCKED = "com.acme.Quotes$Collector.run(Quotes.java:83)";

    /** The number of the leader's thread. */
    public static final long LEADER = 40;

    private static final String MAIN = "com.acme.Main.main(Main.java:3)";

    /** A look at {@code tasks} collectors, in so many groups, that took the stacks of {@code shown}. */
    public Threads look(Instant at, long tasks, long shown, int groups) {
        List<Threads.Group> all = new ArrayList<>();
        all.add(leader());
        for (int i = 0; i < groups; i++) {
            all.add(collectors(i, shown / groups));
        }
        return new Threads(
                jvm,
                at,
                tasks + 1,
                shown + 1,
                all,
                List.of(
                        new Threads.Spawn(null, MAIN, TaskForm.PLATFORM_THREAD, 1, 0),
                        new Threads.Spawn(MAIN, SPAWNING, TaskForm.VIRTUAL_THREAD, tasks, 3),
                        new Threads.Spawn(SPAWNING, word, TaskForm.VIRTUAL_THREAD, 1, 0)),
                List.of(new Threads.Site(
                        SPAWNING, List.of("java.lang.Thread.start(Thread.java)", SPAWNING), List.of(1))));
    }

    private Threads.Group leader() {
        return new Threads.Group(
                1,
                false,
                MAIN,
                null,
                "RUNNABLE",
                null,
                List.of("com.acme.Main.lead(Main.java:9)", MAIN),
                90_000,
                90_000,
                true,
                List.of(word),
                List.of(LEADER),
                TaskForm.PLATFORM_THREAD,
                List.of(0, 1),
                null,
                List.of(new Threads.Member(LEADER, word, 90_000, null, null)));
    }

    private Threads.Group collectors(int number, long count) {
        long first = 100 + 1_000L * number;
        WaitState wait = new WaitState(
                BLOCKED,
                "take",
                false,
                "java.util.concurrent.LinkedBlockingQueue",
                7L,
                count,
                61_000,
                null,
                null,
                null);
        Threads.Owner leader = new Threads.Owner(LEADER, word, MAIN, false);
        return new Threads.Group(
                count,
                true,
                SPAWNING,
                true,
                "WAITING",
                "java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject",
                List.of(
                        "java.lang.VirtualThread.park(VirtualThread.java:596)",
                        "java.util.concurrent.LinkedBlockingQueue.take(LinkedBlockingQueue.java:435)",
                        BLOCKED,
                        word + ".step" + number + "(Step.java:" + number + ")",
                        "java.lang.VirtualThread.run(VirtualThread.java:309)"),
                62_000,
                61_000,
                null,
                List.of("", ""),
                List.of(first, first + 1),
                TaskForm.VIRTUAL_THREAD,
                List.of(2, 3),
                wait,
                LongStream.range(first, first + Math.min(5, count))
                        .mapToObj(id -> new Threads.Member(id, "", 62_000, 61_000L, leader))
                        .toList());
    }
}
