package dev.stranded.core.hook;

import dev.stranded.bootstrap.AgentWork;
import dev.stranded.bootstrap.Coverage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Makes the hooks fire once, so that one that is in place but dead is found out.
 *
 * <p>It starts no virtual thread: that would start their scheduler in applications that use none.
 */
final class Probe {
    private static final Set<Coverage> FIRED_BY_PROBE = Set.of(
            Coverage.THREAD_START,
            Coverage.THREAD_END,
            Coverage.CREATION,
            Coverage.TASK_GIVEN,
            Coverage.WORKER,
            Coverage.TASK_RUN,
            Coverage.CLOSING,
            Coverage.RELEASE,
            Coverage.REFUSAL);

    private static final long LONGEST_MILLIS = 10_000;

    private Probe() {}

    /** Whether the probe makes this hook fire. */
    static boolean fires(Coverage coverage) {
        return FIRED_BY_PROBE.contains(coverage);
    }

    /** Runs one task in a pool of one agent thread; called on an agent thread, so that nothing of it is followed. */
    static void run(ThreadGroup group) throws InterruptedException {
        List<Thread> workers = new ArrayList<>();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(1),
                body -> {
                    Thread worker = AgentWork.thread(group, body, "stranded-probe", null);
                    workers.add(worker);
                    return worker;
                },
                new ThreadPoolExecutor.DiscardPolicy());
        pool.execute(() -> {});
        pool.shutdown();
        pool.execute(() -> {});
        for (Thread worker : workers) {
            worker.join(LONGEST_MILLIS);
        }
        signal(group);
    }

    /** Has one thread wait for a condition, and signals it once it does. */
    private static void signal(ThreadGroup group) throws InterruptedException {
        ReentrantLock lock = new ReentrantLock();
        Condition condition = lock.newCondition();
        AtomicBoolean signalled = new AtomicBoolean();
        Thread waiter = AgentWork.thread(group, () -> await(lock, condition, signalled), "stranded-probe", null);
        waiter.start();
        while (waiter.isAlive()) {
            lock.lock();
            try {
                if (lock.hasWaiters(condition)) {
                    signalled.set(true);
                    condition.signal();
                }
            } finally {
                lock.unlock();
            }
            waiter.join(1);
        }
    }

    private static void await(ReentrantLock lock, Condition condition, AtomicBoolean signalled) {
        long nanos = TimeUnit.MILLISECONDS.toNanos(LONGEST_MILLIS);
        lock.lock();
        try {
            while (!signalled.get() && nanos > 0) {
                nanos = condition.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
