package dev.stranded.proof.zoo;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Tasks that belong together: of fork-join pools, of futures that are put together, of executors with a thread for each
 * task, and of scopes. What JDK 17 does not have is called by reflection.
 */
final class Scopes {
    private static final int PER_TASK_EXECUTORS_SINCE = 21;
    private static final int SCOPES_AS_HERE_SINCE = 25;
    private static final List<Object> HELD = new ArrayList<>();

    private Scopes() {}

    static void open() throws ReflectiveOperationException {
        forkJoin();
        futures();
        if (Runtime.version().feature() >= PER_TASK_EXECUTORS_SINCE) {
            perTaskExecutors();
        }
        if (Runtime.version().feature() == SCOPES_AS_HERE_SINCE) {
            Cage.spawn("PROVEN|owner of a scope", () -> scope("PROVEN|fork", Scopes::stick, () -> {}));
            Cage.spawn("ALIVE|owner of a scope", () -> scope("ALIVE?|fork", Scopes::sleep, () -> {}));
            Cage.spawn(
                    "ALIVE?|owner of a scope that sleeps",
                    () -> scope("EXCEPT_BY_INTERRUPT|fork of an owner that sleeps", Scopes::stick, Scopes::sleep));
            HELD.add(Cage.spawn(
                    "EXCEPT_BY_INTERRUPT|held owner of a scope",
                    () -> scope("EXCEPT_BY_INTERRUPT|fork of a held owner", Scopes::stick, () -> {})));
        }
    }

    private static void stick() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private static void sleep() throws InterruptedException {
        TimeUnit.HOURS.sleep(1);
    }

    private static void forkJoin() {
        ForkJoinTask<?> never = ForkJoinTask.adapt(() -> "never");
        Cage.spawn("PROVEN|fork-join task", never::join);
        ForkJoinTask<?> held = ForkJoinTask.adapt(() -> "later");
        HELD.add(held);
        Cage.spawn("ALIVE|fork-join task", held::join);
        ForkJoinTask<?> stuck = pool("PROVEN|stuck fork-join worker").submit(() -> run(Scopes::stick));
        Cage.spawn("PROVEN|join of a stuck fork-join task", stuck::join);
        ForkJoinTask<?> busy = pool("ALIVE?|busy fork-join worker").submit(() -> run(Scopes::sleep));
        Cage.spawn("ALIVE|join of a busy fork-join task", busy::join);
    }

    private static ForkJoinPool pool(String name) {
        return new ForkJoinPool(1, pool -> new Worker(pool, name), null, false);
    }

    private static void futures() {
        CompletableFuture<Object> source = new CompletableFuture<>();
        HELD.add(source);
        CompletableFuture<?> all = CompletableFuture.allOf(source, new CompletableFuture<>());
        Cage.spawn("ALIVE|all of a held future and another", all::join);
        CompletableFuture<?> none = CompletableFuture.allOf(new CompletableFuture<>(), new CompletableFuture<>());
        Cage.spawn("PROVEN|all of abandoned futures", none::join);
        Executor executor = task -> Cage.spawn("PROVEN|stuck stage", task::run);
        CompletableFuture<?> stuck = CompletableFuture.runAsync(() -> run(Scopes::stick), executor);
        Cage.spawn("PROVEN|join of a stuck stage", stuck::join);
        HELD.add(Cage.spawn("PROVEN|held thread that no interrupt moves", () -> new CompletableFuture<>().join()));
        HELD.add(Cage.spawn("EXCEPT_BY_INTERRUPT|held thread", () -> new CompletableFuture<>().get()));
    }

    private static void perTaskExecutors() throws ReflectiveOperationException {
        executor("PROVEN|stuck in a dropped executor of its own", Scopes::stick);
        // Its wait has a time-out of a day, and if it is interrupted it interrupts the tasks.
        AutoCloseable closed = executor("EXCEPT_BY_INTERRUPT|stuck in an executor that is closed", Scopes::stick);
        Cage.spawn("ALIVE?|close of an executor", closed::close);
        HELD.add(executor("EXCEPT_BY_INTERRUPT|stuck in a held executor of its own", Scopes::stick));
    }

    private static AutoCloseable executor(String name, Cage.Body body) throws ReflectiveOperationException {
        Object executor = java.util.concurrent.Executors.class
                .getMethod("newThreadPerTaskExecutor", ThreadFactory.class)
                .invoke(null, Cage.factory(name));
        ((Executor) executor).execute(() -> run(body));
        return (AutoCloseable) executor;
    }

    /** Forks one task, does what comes before, and joins it. */
    private static void scope(String name, Cage.Body body, Cage.Body before) throws Exception {
        Class<?> type = Class.forName("java.util.concurrent.StructuredTaskScope");
        Class<?> joiner = Class.forName("java.util.concurrent.StructuredTaskScope$Joiner");
        Class<?> settings = Class.forName("java.util.concurrent.StructuredTaskScope$Configuration");
        Method withFactory = settings.getMethod("withThreadFactory", ThreadFactory.class);
        Function<Object, Object> named = defaults -> {
            try {
                return withFactory.invoke(defaults, Cage.factory(name));
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("this JDK has another structured concurrency", e);
            }
        };
        Object all = joiner.getMethod("awaitAllSuccessfulOrThrow").invoke(null);
        try (AutoCloseable scope =
                (AutoCloseable) type.getMethod("open", joiner, Function.class).invoke(null, all, named)) {
            Callable<Object> task = () -> {
                body.run();
                return "done";
            };
            type.getMethod("fork", Callable.class).invoke(scope, task);
            before.run();
            type.getMethod("join").invoke(scope);
        }
    }

    private static void run(Cage.Body body) {
        try {
            body.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A worker of that name. */
    private static final class Worker extends ForkJoinWorkerThread {
        Worker(ForkJoinPool pool, String name) {
            super(pool);
            setName(name);
        }
    }
}
