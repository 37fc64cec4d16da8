package dev.stranded.demo.contest;

import dev.stranded.demo.pattern.TaskGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Has a lock, a queue and an atomic do the same, round by round, each round in another order. */
final class Contest {
    /** How many things a queue, or what stands in for one, holds. */
    static final int CAPACITY = 1_024;

    /** How many threads add to a counter. */
    static final int ADDERS = 4;

    /** How long the giver waits between two things where they come slowly. */
    static final long SLOWLY_MILLIS = 1;

    private static final int WARM_UP_ROUNDS = 2;
    private static final Long END = -1L;

    private final ThreadFactory threads;
    private final int rounds;
    private final long roundMillis;

    Contest(ThreadFactory threads, int rounds, long roundMillis) {
        this.threads = threads;
        this.rounds = rounds;
        this.roundMillis = roundMillis;
    }

    /** A counter that all threads add to, as often as they can. */
    List<Score> counter() throws Exception {
        Map<String, Supplier<Counter>> ways = new LinkedHashMap<>();
        ways.put("lock", LockedCounter::new);
        ways.put("queue", () -> new QueuedCounter(threads));
        ways.put("atomic", AtomicCounter::new);
        return measure(ways, this::count);
    }

    /** A hand-over from one thread to another, as often as they can. */
    List<Score> handOver() throws Exception {
        return measure(handOvers(), way -> hand(way, 0));
    }

    /** The same, where a thing comes only now and then: what does waiting cost? */
    List<Score> slowHandOver() throws Exception {
        return measure(handOvers(), way -> hand(way, SLOWLY_MILLIS));
    }

    private static Map<String, Supplier<HandOver>> handOvers() {
        Map<String, Supplier<HandOver>> ways = new LinkedHashMap<>();
        ways.put("lock", LockedHandOver::new);
        ways.put("queue", QueuedHandOver::new);
        ways.put("atomic", AtomicHandOver::new);
        return ways;
    }

    private <T> List<Score> measure(Map<String, Supplier<T>> ways, Trial<T> trial) throws Exception {
        List<Score> scores = ways.keySet().stream().map(Score::new).toList();
        List<Supplier<T>> made = List.copyOf(ways.values());
        for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
            for (int turn = 0; turn < made.size(); turn++) {
                int way = Math.floorMod(round + turn, made.size());
                T fresh = made.get(way).get();
                Round result = Round.of(() -> trial.run(fresh));
                if (round >= 0) {
                    scores.get(way).add(result);
                }
            }
        }
        return scores;
    }

    private long count(Counter counter) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (TaskGroup adders = new TaskGroup(threads)) {
            for (int adder = 0; adder < ADDERS; adder++) {
                adders.start(() -> {
                    while (!over.get()) {
                        counter.add();
                    }
                });
            }
            TimeUnit.MILLISECONDS.sleep(roundMillis);
            over.set(true);
            adders.join();
        }
        return counter.total();
    }

    private long hand(HandOver way, long pauseMillis) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        long[] received = new long[1];
        try (TaskGroup both = new TaskGroup(threads)) {
            both.start(() -> give(way, pauseMillis, over));
            both.start(() -> {
                while (!END.equals(way.take())) {
                    received[0]++;
                }
            });
            TimeUnit.MILLISECONDS.sleep(roundMillis);
            over.set(true);
            both.join();
        }
        return received[0];
    }

    private static void give(HandOver way, long pauseMillis, AtomicBoolean over) throws InterruptedException {
        for (long thing = 0; !over.get(); thing++) {
            way.give(thing);
            if (pauseMillis > 0) {
                TimeUnit.MILLISECONDS.sleep(pauseMillis);
            }
        }
        way.give(END);
    }

    private interface Trial<T> {
        long run(T way) throws Exception;
    }
}
