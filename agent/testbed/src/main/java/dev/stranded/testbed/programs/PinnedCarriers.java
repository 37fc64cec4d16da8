package dev.stranded.testbed.programs;

import java.lang.reflect.Method;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Two virtual threads on two carriers wait for what further virtual threads would bring.
 *
 * <p>Argument: how they keep their carriers meanwhile: {@code initialiser}, in and for the static initialiser of one
 * class; {@code native}, in a method called from native code; {@code poll}, the same, time and again; {@code lock}, the
 * same, for a lock that a virtual thread without a carrier holds; {@code next}, for a lock that such a one is the next
 * to get; {@code join}, for the end of such a one; or {@code monitor}, in a monitor, which keeps a carrier up to JDK
 * 23.
 *
 * <p>The healthy twins: {@code unpinned}, and they leave their carriers; {@code alone}, and nobody else wants a
 * carrier; {@code brief}, and they keep the carriers for moments only; {@code busy}, and they compute.
 *
 * <p>The JVM must be told to have two carriers and to call methods by reflection in native code.
 */
public final class PinnedCarriers {
    private static final int CARRIERS = 2;
    private static final int OTHERS = 5;

    private static final BlockingQueue<String> ANSWERS = new LinkedBlockingQueue<>();
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final CountDownLatch LOCKED = new CountDownLatch(1);
    private static final CountDownLatch SEATED = new CountDownLatch(CARRIERS);
    private static final CountDownLatch GO = new CountDownLatch(1);
    private static final Method ASK = ask();

    private final String way;
    private final ThreadFactory threads;
    private final Thread partner;

    private PinnedCarriers(String way) throws ReflectiveOperationException {
        this.way = way;
        this.threads = Threads.of("virtual");
        this.partner = threads.newThread(way.equals("join") ? () -> await(GO) : PinnedCarriers::holdLock);
    }

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        new PinnedCarriers(arguments[0]).begin();
        parent.tell("settled");
        parent.hear();
    }

    private void begin() throws InterruptedException {
        prepare();
        for (int carrier = 0; carrier < CARRIERS; carrier++) {
            Runnable task = this::hold;
            threads.newThread(task).start(); // mark spawn in begin
        }
        if (!way.equals("initialiser")) {
            SEATED.await();
        }
        Pace.pass(200);
        GO.countDown();
        for (int other = 0; other < OTHERS && !way.equals("alone"); other++) {
            threads.newThread(this::beOther).start(); // mark others in begin
        }
        if (way.equals("next")) {
            LOCK.unlock();
        }
    }

    /** Another virtual thread comes first, and leaves its carrier. */
    private void prepare() throws InterruptedException {
        switch (way) {
            case "lock" -> {
                partner.start();
                LOCKED.await();
            }
            case "next" -> {
                LOCK.lock();
                partner.start();
                while (!LOCK.hasQueuedThread(partner)) {
                    Thread.onSpinWait();
                }
            }
            case "join" -> partner.start();
            default -> {}
        }
    }

    private void hold() {
        switch (way) {
            case "initialiser" -> System.out.println(Rates.FIRST);
            case "native", "lock", "next", "join", "alone" -> fromNativeCode();
            case "poll" -> {
                while (ANSWERS.isEmpty()) {
                    fromNativeCode();
                }
            }
            case "brief" -> comeAndGo();
            case "monitor" -> {
                synchronized (new Object()) {
                    ask(way, partner);
                }
            }
            case "unpinned" -> ask(way, partner);
            case "busy" -> compute();
            default -> throw new IllegalArgumentException(way);
        }
    }

    private void beOther() {
        if (way.equals("brief")) {
            comeAndGo();
        } else {
            ANSWERS.add("an answer");
        }
    }

    private void comeAndGo() {
        while (true) {
            fromNativeCode();
            Pace.pass(2);
        }
    }

    private static void compute() {
        SEATED.countDown();
        while (true) {
            Thread.onSpinWait();
        }
    }

    private void fromNativeCode() {
        try {
            ASK.invoke(null, way, partner);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("it is public and static", e);
        }
    }

    /** Waits for what another virtual thread has to bring. */
    public static void ask(String way, Thread partner) {
        SEATED.countDown();
        try {
            switch (way) {
                case "lock", "next" -> takeLock();
                case "join" -> partner.join(); // mark join in ask
                case "poll", "brief" -> Thread.sleep(20); // mark poll in ask
                default -> ANSWERS.take(); // mark take in ask
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void takeLock() {
        LOCK.lock(); // mark lock in takeLock
        try {
            LOCKED.countDown();
        } finally {
            LOCK.unlock();
        }
    }

    private static void holdLock() {
        LOCK.lock();
        try {
            LOCKED.countDown();
            await(GO);
        } finally {
            LOCK.unlock();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Method ask() {
        try {
            return PinnedCarriers.class.getMethod("ask", String.class, Thread.class);
        } catch (NoSuchMethodException e) {
            throw new LinkageError("it is public", e);
        }
    }

    /** Rates of exchange, which a virtual thread is to fetch. */
    private static final class Rates {
        static final String FIRST = fetch();

        private Rates() {}

        private static String fetch() {
            try {
                return ANSWERS.take(); // mark initialiser in fetch
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return "";
            }
        }
    }
}
