package dev.stranded.proof.zoo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Locks by what their owners do, conditions, joins and parks by hand. */
final class Locks {
    private static final List<Object> HELD = new ArrayList<>();

    private Locks() {}

    static void open() throws InterruptedException {
        ownerEnded("PROVEN|lock of an ended owner", held(new ReentrantLock()));
        ownerEnded("PROVEN|write lock of an ended owner", held(new ReentrantReadWriteLock().writeLock()));
        ownerEnded("PROVEN|abandoned lock", new ReentrantLock());
        ownerWaits("ALIVE|lock of an owner that sleeps", held(new ReentrantLock()), () -> TimeUnit.HOURS.sleep(1));
        ownerWaits(
                "PROVEN|lock of an owner that is stuck",
                held(new ReentrantLock()),
                () -> new CountDownLatch(1).await());
        ownerWaits(
                "ALIVE|write lock behind a reader",
                held(new ReentrantReadWriteLock()).writeLock(),
                () -> {});
        deadlock();
        condition("PROVEN|condition", new ReentrantLock());
        condition("ALIVE|condition", held(new ReentrantLock()));
        joins();
        moreLocks();
        Monitors.open();
        // The carrier, which goes on for all that is known, has the virtual thread.
        String pinned = Cage.usesVirtualThreads() ? "EXCEPT_BY_INTERRUPT" : "PROVEN";
        Cage.spawn(pinned + "|in the initializer of a class", Pinned::touch);
        Cage.spawn("SUSPECTED|park by hand", Locks::park);
        held(Cage.spawn("ALIVE|park by hand", Locks::park));
    }

    private static <T> T held(T object) {
        HELD.add(object);
        return object;
    }

    private static void ownerEnded(String name, Lock lock) throws InterruptedException {
        Thread owner = Cage.spawn("GONE|owner", lock::lock);
        owner.join();
        Cage.spawn(name, lock::lock);
    }

    private static void ownerWaits(String name, Lock lock, Cage.Body wait) throws InterruptedException {
        CountDownLatch owned = new CountDownLatch(1);
        Cage.spawn(name.startsWith("PROVEN") ? "PROVEN|owner" : "ANY|owner", () -> {
            lock.lock();
            try {
                owned.countDown();
                wait.run();
            } finally {
                lock.unlock();
            }
        });
        owned.await();
        Cage.spawn(name, lock::lock);
    }

    private static void moreLocks() throws InterruptedException {
        ReentrantReadWriteLock written = held(new ReentrantReadWriteLock());
        Thread writer = Cage.spawn("GONE|writer", written.writeLock()::lock);
        writer.join();
        Cage.spawn("PROVEN|read lock of an ended writer", written.readLock()::lock);
        ReentrantReadWriteLock read = new ReentrantReadWriteLock();
        Thread reader = Cage.spawn("GONE|reader", read.readLock()::lock);
        reader.join();
        Cage.spawn("PROVEN|write lock behind an ended reader", read.writeLock()::lock);
        Lock last = held(new ReentrantLock());
        ownerEnded("PROVEN|last lock", last);
        ownerWaits("PROVEN|lock behind a lock", held(new ReentrantLock()), last::lock);
        stamped("PROVEN", new StampedLock());
        stamped("ALIVE", held(new StampedLock()));
        signalled();
        CyclicBarrier barrier = new CyclicBarrier(3);
        Cage.spawn("EXCEPT_BY_INTERRUPT|barrier with one whose thread is held", barrier::await);
        held(Cage.spawn("EXCEPT_BY_INTERRUPT|barrier, and its thread is held", barrier::await));
    }

    private static void stamped(String expected, StampedLock lock) {
        lock.writeLock();
        Cage.spawn(expected + "|stamped writer", lock::writeLock);
        for (int i = 0; i < 3; i++) {
            Cage.spawn(expected + "|stamped reader", lock::readLock);
        }
        Cage.spawn(expected + "|reader's view of a stamped lock", lock.asReadLock()::lock);
    }

    /**
     * Who signals keeps the lock, so that who was signalled stays where it is, which looks like one that is about to
     * run, or wakes for no reason and is then proven to wait for the lock.
     */
    private static void signalled() throws InterruptedException {
        ReentrantLock lock = new ReentrantLock();
        Condition condition = lock.newCondition();
        CountDownLatch waits = new CountDownLatch(1);
        Cage.spawn("ANY|signalled by who keeps the lock", () -> {
            lock.lock();
            waits.countDown();
            while (!Thread.interrupted()) {
                condition.await();
            }
        });
        waits.await();
        Cage.spawn("PROVEN|signals and keeps the lock", () -> {
            lock.lock();
            condition.signalAll();
            new CountDownLatch(1).await();
        });
    }

    private static void deadlock() throws InterruptedException {
        Lock one = held(new ReentrantLock());
        Lock other = held(new ReentrantLock());
        CountDownLatch both = new CountDownLatch(2);
        Cage.spawn("PROVEN|deadlock", () -> lockBoth(one, other, both));
        Cage.spawn("PROVEN|deadlock", () -> lockBoth(other, one, both));
        both.await();
    }

    private static void lockBoth(Lock first, Lock second, CountDownLatch both) throws InterruptedException {
        first.lock();
        both.countDown();
        both.await();
        second.lock();
    }

    /** A condition is known to who has it, not to who has its lock. */
    private static void condition(String name, ReentrantLock lock) {
        Condition condition = lock.newCondition();
        if (name.startsWith("ALIVE")) {
            held(condition);
        }
        Cage.spawn(name, () -> {
            lock.lock();
            while (!Thread.interrupted()) {
                condition.awaitUninterruptibly();
            }
        });
    }

    private static void joins() {
        Thread stuck = Cage.spawn("PROVEN|joined", () -> new CountDownLatch(1).await());
        Cage.spawn("PROVEN|join of who is stuck", stuck::join);
        Thread sleeper = Cage.spawn("ALIVE|sleeper", () -> TimeUnit.HOURS.sleep(1));
        Cage.spawn("ALIVE|join of a sleeper", sleeper::join);
        Cage.spawn("ALIVE?|join of itself", () -> Thread.currentThread().join());
    }

    private static void park() {
        while (!Thread.interrupted()) {
            LockSupport.park();
        }
    }

    /** Who uses it first waits, a virtual thread on its carrier. */
    private static final class Pinned {
        static {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private Pinned() {}

        static void touch() {
            Thread.onSpinWait();
        }
    }
}
