package dev.stranded.proof.zoo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Monitors that are waited for and waited on. The names say what is to be found where it is known who owns a monitor
 * and on what is waited, as it is of platform threads.
 */
final class Monitors {
    private static final List<Object> HELD = new ArrayList<>();

    private Monitors() {}

    static void open() throws InterruptedException {
        waits("PROVEN|monitor", new Object());
        waits("ALIVE|monitor", held(new Object()));
        waits("PROVEN|monitor of an array", new byte[0]);
        Thread held = Cage.spawn("ALIVE|monitor that is its own thread", Monitors::waitOnOneself);
        HELD.add(held);
        Cage.spawn("PROVEN|box", () -> new Box().take());
        Box box = held(new Box());
        Cage.spawn("ALIVE|box", box::take);
        Box other = new Box();
        Cage.spawn("ALIVE|box with another at hand", () -> held(new Box()).takeAndGive(other));
        entered("ALIVE|monitor of an owner that sleeps", "ALIVE?|owner of a monitor", () -> TimeUnit.HOURS.sleep(1));
        entered(
                proven() + "|monitor of an owner that is stuck",
                "PROVEN|owner of a monitor",
                () -> new CountDownLatch(1).await());
        deadlock();
    }

    /** Where owners are known. */
    private static String proven() {
        return Cage.usesVirtualThreads() ? "ALIVE" : "PROVEN";
    }

    private static <T> T held(T object) {
        HELD.add(object);
        return object;
    }

    private static void waits(String name, Object monitor) {
        Cage.spawn(name, () -> {
            synchronized (monitor) {
                while (!Thread.interrupted()) {
                    monitor.wait();
                }
            }
        });
    }

    private static void waitOnOneself() throws InterruptedException {
        Thread own = Thread.currentThread();
        synchronized (own) {
            while (!Thread.interrupted()) {
                own.wait();
            }
        }
    }

    private static void entered(String name, String ownersName, Cage.Body wait) throws InterruptedException {
        Object monitor = held(new Object());
        CountDownLatch owned = new CountDownLatch(1);
        Cage.spawn(ownersName, () -> {
            synchronized (monitor) {
                owned.countDown();
                wait.run();
            }
        });
        owned.await();
        Cage.spawn(name, () -> enter(monitor));
    }

    private static void enter(Object monitor) {
        synchronized (monitor) {
            HELD.remove(monitor);
        }
    }

    private static void deadlock() throws InterruptedException {
        Object one = held(new Object());
        Object other = held(new Object());
        CountDownLatch both = new CountDownLatch(2);
        Cage.spawn(proven() + "|monitors in deadlock", () -> enterBoth(one, other, both));
        Cage.spawn(proven() + "|monitors in deadlock", () -> enterBoth(other, one, both));
        both.await();
    }

    private static void enterBoth(Object first, Object second, CountDownLatch both) throws InterruptedException {
        synchronized (first) {
            both.countDown();
            both.await();
            enter(second);
        }
    }

    /** Is its own monitor. */
    private static final class Box {
        private Object content;

        synchronized Object take() throws InterruptedException {
            while (content == null) {
                wait();
            }
            return content;
        }

        /** Once it was woken it needs itself no more. */
        @SuppressWarnings({"WaitNotInLoop", "NotifyWithoutStateChange"})
        synchronized void takeAndGive(Box other) throws InterruptedException {
            wait();
            other.content = "given";
        }
    }
}
