package dev.stranded.demo.pitfall;

import dev.stranded.demo.program.Life;
import dev.stranded.demo.program.Story;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** An answer is handed over by a lock and a signal, which nobody keeps: it came before anyone waited for it. */
public final class MutexForChannel implements Story {
    private static final long EVERY_MILLIS = 50;
    private static final long PREPARATION_MILLIS = 30;

    private final AtomicLong answered = new AtomicLong();

    @Override
    public void leak(ThreadFactory threads, Life life) throws InterruptedException {
        life.serve(EVERY_MILLIS, threads, () -> {
            Lock lock = new ReentrantLock();
            Condition answer = lock.newCondition();
            threads.newThread(() -> signal(lock, answer)).start();
            Orders.take(PREPARATION_MILLIS);
            await(lock, answer);
        });
    }

    private static void signal(Lock lock, Condition answer) {
        lock.lock();
        try {
            answer.signal();
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // It is the mistake: nothing is kept that a loop could look at.
    private static void await(Lock lock, Condition answer) {
        lock.lock();
        try {
            answer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void fixed(ThreadFactory threads, Life life) throws InterruptedException {
        life.serve(EVERY_MILLIS, threads, () -> {
            BlockingQueue<String> answer = new ArrayBlockingQueue<>(1);
            threads.newThread(() -> answer.add("answer")).start();
            Orders.take(PREPARATION_MILLIS);
            take(answer);
        });
        System.out.println(answered + " answers, each kept until it was taken");
    }

    private void take(BlockingQueue<String> answer) {
        try {
            answer.take();
            answered.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
