package dev.stranded.core.census;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;

/** Reads locks, conditions, latches, semaphores, barriers, phasers and exchangers, without calling them. */
final class LockReadings {
    private static final String SYNCHRONIZER = "java.util.concurrent.locks.AbstractQueuedSynchronizer";
    private static final String LONG_SYNCHRONIZER = "java.util.concurrent.locks.AbstractQueuedLongSynchronizer";
    private static final JdkField OWNER = JdkField.of(AbstractOwnableSynchronizer.class, "exclusiveOwnerThread");
    private static final JdkField STATE = JdkField.of(SYNCHRONIZER, "state");
    private static final JdkField LONG_STATE = JdkField.of(LONG_SYNCHRONIZER, "state");
    private static final JdkField LOCK_OF_CONDITION = JdkField.of(SYNCHRONIZER + "$ConditionObject", "this$0");
    private static final JdkField LOCK_OF_LONG_CONDITION =
            JdkField.of(LONG_SYNCHRONIZER + "$ConditionObject", "this$0");

    private static final @Nullable Class<?> READ_WRITE_SYNC =
            Jdk.type("java.util.concurrent.locks.ReentrantReadWriteLock$Sync");
    private static final JdkField SHARED_SHIFT = JdkField.of(READ_WRITE_SYNC, "SHARED_SHIFT");
    private static final JdkField FIRST_READER = JdkField.of(READ_WRITE_SYNC, "firstReader");

    private static final JdkField STAMPED = JdkField.of(StampedLock.class, "state");
    private static final long STAMPED_WRITER = 1 << 7;
    private static final long STAMPED_READERS = STAMPED_WRITER - 1;

    private static final JdkField TRIP = JdkField.of(CyclicBarrier.class, "trip");
    private static final JdkField BARRIER_PARTIES = JdkField.of(CyclicBarrier.class, "parties");
    private static final JdkField BARRIER_COUNT = JdkField.of(CyclicBarrier.class, "count");

    private static final JdkField PHASER_STATE = JdkField.of(Phaser.class, "state");
    private static final JdkField[] PHASER_QUEUES = {
        JdkField.of(Phaser.class, "evenQ"), JdkField.of(Phaser.class, "oddQ"),
    };
    private static final JdkField PHASER_WAITER = JdkField.of("java.util.concurrent.Phaser$QNode", "thread");
    private static final JdkField PHASER_NEXT = JdkField.of("java.util.concurrent.Phaser$QNode", "next");
    private static final JdkField PHASER_OF_NODE = JdkField.of("java.util.concurrent.Phaser$QNode", "phaser");
    private static final int PARTIES_SHIFT = 16;
    private static final int PHASE_SHIFT = 32;
    private static final long COUNTS = (1L << PHASE_SHIFT) - 1;
    private static final int MOST_NODES = 10_000;

    private LockReadings() {}

    /** Null for what is none of these. */
    static @Nullable SyncReading of(Object channel) {
        if (channel instanceof AbstractOwnableSynchronizer synchronizer) {
            return synchronizer(synchronizer);
        }
        if (channel instanceof StampedLock) {
            return stamped(channel);
        }
        if (channel instanceof CyclicBarrier) {
            return barrier(channel);
        }
        if (channel instanceof Phaser) {
            return phaser(channel);
        }
        if (channel instanceof Exchanger) {
            return SyncReading.of("nobody has come to exchange with it");
        }
        Object lock = lockOfCondition(channel);
        return lock == null ? null : condition(lock);
    }

    /** Whether a barrier's tasks are blocked on this. */
    static boolean trips(Object barrier, Object blocker) {
        return TRIP.of(barrier) == blocker;
    }

    /** The phaser whose node this is; null if it is none. */
    static @Nullable Object phaserOf(Object node) {
        return PHASER_OF_NODE.of(node);
    }

    /** The synchronizer of the lock to which a condition belongs; null for what is no condition of the JDK. */
    private static @Nullable Object lockOfCondition(Object condition) {
        Object lock = LOCK_OF_CONDITION.of(condition);
        return lock == null ? LOCK_OF_LONG_CONDITION.of(condition) : lock;
    }

    /** The class of the lock, latch or semaphore that a synchronizer is part of. */
    static String typeOf(AbstractOwnableSynchronizer synchronizer) {
        Class<?> outer = synchronizer.getClass().getEnclosingClass();
        return (outer == null ? synchronizer.getClass() : outer).getName();
    }

    private static @Nullable SyncReading synchronizer(AbstractOwnableSynchronizer synchronizer) {
        Object value = STATE.of(synchronizer) instanceof Integer state ? state : LONG_STATE.of(synchronizer);
        if (!(value instanceof Number number)) {
            return null;
        }
        long state = number.longValue();
        Class<?> outer = synchronizer.getClass().getEnclosingClass();
        if (outer == CountDownLatch.class) {
            return SyncReading.of("the latch's count is " + state).count(state);
        }
        if (outer == Semaphore.class) {
            return SyncReading.of(state == 1 ? "1 permit is free" : state + " permits are free")
                    .permits(state);
        }
        if (READ_WRITE_SYNC != null && READ_WRITE_SYNC.isInstance(synchronizer)) {
            return readWrite(synchronizer, state);
        }
        return exclusive(synchronizer, state);
    }

    private static SyncReading exclusive(AbstractOwnableSynchronizer lock, long state) {
        if (OWNER.of(lock) instanceof Thread owner) {
            return SyncReading.of("the lock is held by " + SyncReading.words(owner))
                    .owner(owner)
                    .holds(state);
        }
        return lock.getClass().getEnclosingClass() == ReentrantLock.class
                ? SyncReading.of("nobody holds the lock").holds(state)
                : SyncReading.of("its state is " + state);
    }

    private static SyncReading readWrite(AbstractOwnableSynchronizer lock, long state) {
        int shift = SHARED_SHIFT.ofClass() instanceof Integer bits ? bits : Integer.SIZE / 2;
        long readers = state >>> shift;
        long holds = state & ((1L << shift) - 1);
        if (OWNER.of(lock) instanceof Thread owner) {
            return SyncReading.of("the lock is held to write by " + SyncReading.words(owner))
                    .owner(owner)
                    .holds(holds)
                    .readers(readers);
        }
        Thread first = FIRST_READER.of(lock) instanceof Thread reader ? reader : null;
        String who = first == null ? "" : ", first by " + SyncReading.words(first);
        return SyncReading.of(
                        readers == 0 ? "nobody holds the lock" : "the lock is held to read " + times(readers) + who)
                .owner(readers == 0 ? null : first)
                .holds(holds)
                .readers(readers);
    }

    private static SyncReading stamped(Object lock) {
        long state = STAMPED.of(lock) instanceof Long value ? value : 0;
        long readers = state & STAMPED_READERS;
        boolean writer = (state & STAMPED_WRITER) != 0;
        return SyncReading.of(
                        writer
                                ? "the lock is held to write; it does not remember by whom"
                                : readers == 0
                                        ? "nobody holds the lock"
                                        : "the lock is held to read " + times(readers)
                                                + "; it does not remember by whom")
                .holds(writer ? 1 : 0)
                .readers(writer ? 0 : readers);
    }

    private static String times(long readers) {
        return readers == 1 ? "once" : readers + " times";
    }

    private static SyncReading condition(Object lock) {
        String type = lock instanceof AbstractOwnableSynchronizer synchronizer ? typeOf(synchronizer) : "a lock";
        String name = type.substring(type.lastIndexOf('.') + 1);
        if (OWNER.of(lock) instanceof Thread owner) {
            return SyncReading.of("the condition's " + name + " is held by " + SyncReading.words(owner))
                    .owner(owner);
        }
        return SyncReading.of("the condition was not signalled, and nobody holds its " + name);
    }

    private static SyncReading barrier(Object barrier) {
        long parties = BARRIER_PARTIES.of(barrier) instanceof Integer all ? all : 0;
        long missing = BARRIER_COUNT.of(barrier) instanceof Integer count ? count : 0;
        return SyncReading.of("the barrier waits for " + missing + " of " + parties + " parties")
                .parties(parties, missing);
    }

    private static SyncReading phaser(Object phaser) {
        long state = PHASER_STATE.of(phaser) instanceof Long value ? value : 0;
        long parties = (state & COUNTS) >>> PARTIES_SHIFT;
        long missing = parties == 0 ? 0 : state & ((1L << PARTIES_SHIFT) - 1);
        long phase = state >>> PHASE_SHIFT;
        return SyncReading.of("the phaser waits in phase " + phase + " for " + missing + " of " + parties + " parties")
                .parties(parties, missing)
                .phase(phase)
                .waiting(waitingAt(phaser));
    }

    private static long waitingAt(Object phaser) {
        long waiting = 0;
        for (JdkField queue : PHASER_QUEUES) {
            Object node = queue.of(phaser) instanceof AtomicReference<?> head ? head.get() : null;
            for (int i = 0; node != null && i < MOST_NODES; i++) {
                waiting += PHASER_WAITER.of(node) == null ? 0 : 1;
                node = PHASER_NEXT.of(node);
            }
        }
        return waiting;
    }
}
