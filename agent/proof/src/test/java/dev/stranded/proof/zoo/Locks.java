package dev.stranded.proof.zoo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Locks by what their owners do, conditions, monitors, joins and parks by hand. */
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
        monitor("PROVEN|monitor", new Object());
        monitor("ALIVE|monitor", held(new Object()));
        monitor("PROVEN|monitor of an array", new byte[0]);
        joins();
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

    private static void monitor(String name, Object monitor) {
        Cage.spawn(name, () -> {
            synchronized (monitor) {
                while (!Thread.interrupted()) {
                    monitor.wait();
                }
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
}
