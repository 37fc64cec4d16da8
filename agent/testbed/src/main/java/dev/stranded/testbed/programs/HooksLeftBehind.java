package dev.stranded.testbed.programs;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/**
 * Tells which hooks of an agent's are called in this JVM: told when it is, it does what every hook follows, with the
 * hooks switched on, whether or not the agent is still there, and says which have noticed. Argument: the kind of
 * threads that it uses beside platform threads.
 */
public final class HooksLeftBehind {
    private static final String BOOT = "dev.stranded.bootstrap.";

    private HooksLeftBehind() {}

    /** Answers until its parent ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        String kind = arguments[0];
        work(kind);
        parent.tell("pid " + ProcessHandle.current().pid());
        while (true) {
            String when = parent.hear();
            parent.tell("called " + when + ": " + called(kind));
        }
    }

    private static List<String> called(String kind) throws Exception {
        Class<?> faults = Class.forName(BOOT + "Faults", true, null);
        boolean off = (boolean) faults.getMethod("off").invoke(null);
        faults.getMethod("switchOn").invoke(null);
        work(kind);
        if (off) {
            faults.getMethod("switchOff").invoke(null);
        }
        List<String> called = new ArrayList<>();
        Class<?> coverage = Class.forName(BOOT + "Coverage", true, null);
        for (Field hook : coverage.getFields()) {
            if (Modifier.isStatic(hook.getModifiers())
                    && (boolean) coverage.getMethod("hasFired").invoke(hook.get(null))) {
                called.add(hook.getName());
            }
        }
        return called;
    }

    private static void work(String kind) throws Exception {
        ArrayBlockingQueue<String> queue = new ArrayBlockingQueue<>(1);
        Thread thread = new Thread(() -> queue.add("thread"));
        thread.start();
        queue.take();
        thread.join();
        Thread other = Threads.of(kind).newThread(() -> queue.add("other"));
        other.start();
        queue.take();
        other.join();
        ExecutorService pool = Executors.newFixedThreadPool(1);
        pool.submit(() -> {}).get();
        fails(pool.submit(() -> {
            throw new IllegalStateException("on purpose");
        }));
        pool.shutdown();
        try {
            pool.execute(() -> {});
        } catch (RejectedExecutionException e) {
            // That is what is asked for.
        }
        ForkJoinPool.commonPool().submit(() -> {}).get();
        fails(CompletableFuture.supplyAsync(() -> {
            throw new IllegalStateException("on purpose");
        }));
    }

    private static void fails(Future<?> future) throws InterruptedException {
        try {
            future.get();
        } catch (ExecutionException e) {
            // That is what is asked for.
        }
    }
}
