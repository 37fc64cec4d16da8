package dev.stranded.proof.zoo;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Cleaner;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Queues by who holds them, and rings of tasks that hold each other's. */
final class Holders {
    private static final List<Object> HELD = new ArrayList<>();
    private static final Map<String, Object[]> DEEP = new HashMap<>();
    private static final Map<Object, Object> WEAK_KEYS = new WeakHashMap<>();
    private static final ReferenceQueue<Object> PHANTOMS = new ReferenceQueue<>();
    private static final int SCOPED_VALUES_SINCE = 25;
    private static final Cleaner CLEANER = Cleaner.create();
    private static Object handedOver;
    private static final ThreadLocal<Object> LOCAL = new ThreadLocal<>();

    private Holders() {}

    static void open() throws Exception {
        HELD.add(new WeakReference<>(taken("EXCEPT_WEAKLY|weakly held")));
        HELD.add(new SoftReference<>(taken("EXCEPT_WEAKLY|softly held")));
        DEEP.put("deep", new Object[] {List.of(Map.of("queue", taken("ALIVE|deeply held")))});
        BlockingQueue<Object> captured = taken("ALIVE|held by a lambda");
        HELD.add((Runnable) () -> captured.add("one"));
        byThreads();
        byHooksAndCleaners();
        byLoaders();
        byTheJvm();
        byStuckThreads();
        HELD.add(Cage.spawn("EXCEPT_BY_INTERRUPT|held thread", () -> new LinkedBlockingQueue<>().take()));
        ring(2, false);
        ring(3, false);
        ring(3, true);
    }

    /** A queue that a task of that name takes from, for ever if nobody else has it. */
    private static BlockingQueue<Object> taken(String name) {
        BlockingQueue<Object> queue = new LinkedBlockingQueue<>();
        Cage.spawn(name, queue::take);
        return queue;
    }

    private static void byThreads() {
        BlockingQueue<Object> ofSleeper = taken("ALIVE|held by a live thread's local");
        Cage.spawn("ANY|sleeper", () -> {
            TimeUnit.HOURS.sleep(1);
            ofSleeper.add("late");
        });
        BlockingQueue<Object> ofStuck = taken("PROVEN|held by a stuck thread's local");
        Cage.spawn("PROVEN|stuck holder", () -> {
            new CountDownLatch(1).await();
            ofStuck.add("never");
        });
        BlockingQueue<Object> liveLocal = taken("ALIVE|held by a live thread-local");
        Cage.spawn("ANY|sleeper", () -> {
            LOCAL.set(liveLocal);
            TimeUnit.HOURS.sleep(1);
        });
        BlockingQueue<Object> stuckLocal = taken("PROVEN|held by a stuck thread-local");
        Cage.spawn("PROVEN|stuck with a thread-local", () -> {
            LOCAL.set(stuckLocal);
            new CountDownLatch(1).await();
        });
        Thread unstarted = new Thread(taken("ALIVE|held by an unstarted thread")::clear);
        HELD.add(unstarted);
    }

    /** What is held by none of the program's own objects. */
    private static void byTheJvm() throws Exception {
        Insider.keep(taken("ALIVE|held by a JNI global"));
        ofClass(taken("ALIVE|held by a class value")).get(Holders.class);
        BlockingQueue<Object> finalized = taken("ALIVE|held by who is to be finalized");
        new Finalized(finalized);
        BlockingQueue<Object> never = taken("PROVEN|held by who is never finalized");
        Cage.spawn("PROVEN|keeps another from being finalized", () -> {
            Finalized kept = new Finalized(never);
            new CountDownLatch(1).await();
            HELD.add(kept);
        });
        WEAK_KEYS.put(Holders.class, taken("ALIVE|value of a weak key"));
        HELD.add(new PhantomReference<>(taken("PROVEN|held by a phantom reference"), PHANTOMS));
        if (Runtime.version().feature() >= SCOPED_VALUES_SINCE) {
            scopedValue(taken("ALIVE|held by a scoped value"));
        }
    }

    private static ClassValue<Object> ofClass(Object kept) {
        return new ClassValue<>() {
            @Override
            protected Object computeValue(Class<?> type) {
                return kept;
            }
        };
    }

    private static void scopedValue(Object kept) throws ReflectiveOperationException {
        Class<?> type = Class.forName("java.lang.ScopedValue");
        Object key = type.getMethod("newInstance").invoke(null);
        HELD.add(key);
        Object carrier = type.getMethod("where", type, Object.class).invoke(null, key, kept);
        Method run = Class.forName("java.lang.ScopedValue$Carrier").getMethod("run", Runnable.class);
        Cage.spawn("ANY|sleeper", () -> run.invoke(carrier, (Runnable) Holders::sleep));
    }

    private static void sleep() {
        try {
            TimeUnit.HOURS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A stuck thread that others have shows them its own fields, and nothing of what it would do. */
    private static void byStuckThreads() throws InterruptedException {
        Thread open = new OpenThread("EXCEPT_BY_INTERRUPT|open thread", taken("ALIVE|field of a stuck thread"));
        open.setDaemon(true);
        open.start();
        HELD.add(open);
        BlockingQueue<Object> captured = taken("EXCEPT_BY_INTERRUPT|local of a held thread");
        HELD.add(Cage.spawn("EXCEPT_BY_INTERRUPT|held thread with a local", () -> {
            new CountDownLatch(1).await();
            captured.add("late");
        }));
        BlockingQueue<Object> later = taken("ALIVE|held by the task of a future that has not begun");
        HELD.add(new FutureTask<>(() -> later.add("late")));
        BlockingQueue<Object> begun = taken("EXCEPT_BY_INTERRUPT|held by the task of a stuck future");
        FutureTask<Object> stuck = new FutureTask<>(() -> {
            new CountDownLatch(1).await();
            return begun.add("late");
        });
        HELD.add(stuck);
        Cage.spawn("EXCEPT_BY_INTERRUPT|runs a held future", stuck::run);
        CountDownLatch latch = new CountDownLatch(1);
        CompletableFuture<Object> future = new CompletableFuture<>();
        Cage.spawn("PROVEN|latch of who waits for a future", () -> {
            latch.await();
            future.complete("never");
        });
        Cage.spawn("PROVEN|future of who waits for a latch", () -> {
            future.join();
            latch.countDown();
        });
    }

    private static void byHooksAndCleaners() {
        BlockingQueue<Object> atExit = taken("EXCEPT_AT_SHUTDOWN|held by a shutdown hook");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> atExit.add("late")));
        Object kept = new Object();
        HELD.add(kept);
        cleanedAfter(kept, taken("ALIVE|held by a cleaner"));
        Object own = new Object();
        cleanedAfter(own, taken("PROVEN|held by a cleaner that never runs"));
        Cage.spawn("PROVEN|keeps a cleaner from running", () -> {
            new CountDownLatch(1).await();
            HELD.add(own);
        });
    }

    private static void cleanedAfter(Object referent, BlockingQueue<Object> queue) {
        CLEANER.register(referent, () -> queue.add("late"));
    }

    private static void byLoaders() throws ReflectiveOperationException {
        AtomicReference<Runnable> once =
                new AtomicReference<>(sleeper(taken("ALIVE|held by a class whose method runs")));
        Class<?> running = once.get().getClass();
        Cage.spawn("PROVEN|stuck with the loader of a class whose method runs", () -> {
            new CountDownLatch(1).await();
            HELD.add(running);
        });
        Cage.spawn("ANY|sleeper", () -> once.getAndSet(null).run());
        HELD.add(keeper(taken("ALIVE|held by a class of a live loader")));
        Class<?> ofStuck = keeper(taken("PROVEN|held by a class of a stuck loader"));
        Cage.spawn("PROVEN|stuck with a loader", () -> {
            new CountDownLatch(1).await();
            HELD.add(ofStuck);
        });
    }

    /** A class of a loader of its own, one of whose static fields keeps something. */
    private static Class<?> keeper(Object kept) throws ClassNotFoundException {
        handedOver = kept;
        Class<?> keeper = Class.forName(Keeper.class.getName(), true, new Stranger(Keeper.class));
        handedOver = null;
        return keeper;
    }

    /** What sleeps in a method of a class of a loader of its own, one of whose static fields keeps something. */
    private static Runnable sleeper(Object kept) throws ReflectiveOperationException {
        handedOver = kept;
        Class<?> sleeper = Class.forName(Sleeper.class.getName(), true, new Stranger(Sleeper.class));
        Constructor<?> constructor = sleeper.getDeclaredConstructor();
        constructor.setAccessible(true);
        Runnable instance = (Runnable) constructor.newInstance();
        handedOver = null;
        return instance;
    }

    /** What the next {@link Keeper} is to keep. */
    static Object handOver() {
        return handedOver;
    }

    /** Each has the queue of the next and would serve it if it were served. */
    private static void ring(int size, boolean served) {
        List<BlockingQueue<Object>> queues = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            queues.add(new LinkedBlockingQueue<>());
        }
        for (int i = 0; i < size; i++) {
            BlockingQueue<Object> own = queues.get(i);
            BlockingQueue<Object> next = queues.get((i + 1) % size);
            Cage.spawn((served ? "ALIVE|served ring of " : "PROVEN|ring of ") + size, () -> next.add(own.take()));
        }
        if (served) {
            HELD.add(queues.get(0));
        }
    }

    /** Serves a queue when it is collected. */
    private static final class Finalized {
        private final BlockingQueue<Object> queue;

        Finalized(BlockingQueue<Object> queue) {
            this.queue = queue;
        }

        @Override
        @SuppressWarnings({"deprecation", "removal", "Finalize"})
        protected void finalize() {
            queue.add("late");
        }
    }

    /** A thread that shows what it has. */
    private static final class OpenThread extends Thread {
        /** Anyone may use it. */
        final BlockingQueue<Object> queue;

        OpenThread(String name, BlockingQueue<Object> queue) {
            super(name);
            this.queue = queue;
        }

        @Override
        public void run() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                queue.add("late");
            }
        }
    }

    /** Its one static field keeps something. */
    static final class Keeper {
        /** What it keeps. */
        static final Object KEPT = Zoo.handOver();

        private Keeper() {}
    }

    /** Sleeps, and then needs what a static field of it keeps. */
    static final class Sleeper implements Runnable {
        private static Object kept = Zoo.handOver();

        Sleeper() {}

        @Override
        public void run() {
            try {
                TimeUnit.HOURS.sleep(1);
            } catch (InterruptedException e) {
                kept = kept + " and " + e;
            }
        }
    }

    /** Loads a class of its own. */
    private static final class Stranger extends ClassLoader {
        private final Class<?> original;

        Stranger(Class<?> original) {
            this.original = original;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(original.getName())) {
                return super.loadClass(name, resolve);
            }
            String file = name.substring(name.lastIndexOf('.') + 1) + ".class";
            try (InputStream in = Holders.class.getResourceAsStream(file)) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
