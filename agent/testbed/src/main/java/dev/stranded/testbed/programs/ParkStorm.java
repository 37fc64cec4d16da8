package dev.stranded.testbed.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Virtual threads in pairs that park and wake each other, a million times a second where the machine can do that, while
 * others come and go. Every second it says how often they have parked; where a pair makes no progress for long, it says
 * so and ends with 1.
 */
public final class ParkStorm {
    private static final int PAIRS = 16;
    private static final int PARKS_A_SECOND = 1_000_000;
    private static final int IN_A_ROW = 1_000;
    private static final int SPAWNERS = 8;
    private static final int SPAWN_MICROS = 500;
    private static final int LONGEST_SECONDS = 20;

    private ParkStorm() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        ThreadFactory threads = Threads.of("virtual");
        AtomicLong spawned = new AtomicLong();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            pairs.add(Pair.start(threads));
        }
        for (int i = 0; i < SPAWNERS; i++) {
            threads.newThread(() -> spawn(threads, spawned)).start();
        }
        watch(parent, pairs, spawned);
    }

    private static void spawn(ThreadFactory threads, AtomicLong spawned) {
        try {
            while (true) {
                Thread child = threads.newThread(spawned::incrementAndGet);
                child.start();
                child.join();
                TimeUnit.MICROSECONDS.sleep(SPAWN_MICROS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void watch(Parent parent, List<Pair> pairs, AtomicLong spawned) throws InterruptedException {
        long before = 0;
        for (int second = 1; ; second++) {
            TimeUnit.SECONDS.sleep(1);
            long now = 0;
            for (Pair pair : pairs) {
                now += pair.parks();
                if (pair.standsFor() > LONGEST_SECONDS) {
                    parent.tell("stalled: a pair has parked " + pair.parks() + " times and no more");
                    System.exit(1);
                }
            }
            parent.tell("parks: " + (now - before) + ", spawned: " + spawned.getAndSet(0));
            parent.tell("second " + second);
            before = now;
        }
    }

    /**
     * Two threads of which one runs while the other is parked. Both rest now and then: as long as what runs wakes
     * others, the scheduler takes nothing that is new.
     */
    private static final class Pair {
        private static final long ROW_NANOS = TimeUnit.SECONDS.toNanos(1) * PAIRS * IN_A_ROW / PARKS_A_SECOND;
        private static final long SHORTEST_REST_NANOS = 500_000;

        private volatile Thread turn;
        private volatile long parks;
        private long next = System.nanoTime();
        private long seen;
        private int stands;

        private Pair(Thread first) {
            turn = first;
        }

        static Pair start(ThreadFactory threads) {
            Pair[] pair = new Pair[1];
            Thread[] two = new Thread[2];
            for (int i = 0; i < two.length; i++) {
                int mine = i;
                two[i] = threads.newThread(() -> pair[0].play(two[mine], two[1 - mine]));
            }
            pair[0] = new Pair(two[0]);
            two[0].start();
            two[1].start();
            return pair[0];
        }

        private void play(Thread me, Thread other) {
            while (true) {
                while (turn != me) {
                    LockSupport.park(this);
                }
                // Only who has the turn counts.
                long count = parks + 1;
                parks = count;
                if (count % IN_A_ROW == 0) {
                    long now = System.nanoTime();
                    next = Math.max(next + ROW_NANOS, now + SHORTEST_REST_NANOS);
                    LockSupport.parkNanos(this, next - now);
                }
                turn = other;
                LockSupport.unpark(other);
            }
        }

        long parks() {
            return parks;
        }

        /** For how many questions it has not moved. */
        int standsFor() {
            long now = parks;
            stands = now == seen ? stands + 1 : 0;
            seen = now;
            return stands;
        }
    }
}
