package dev.stranded.demo.pitfall;

import dev.stranded.demo.program.Life;
import dev.stranded.demo.program.Story;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** A queue of one token stands in for a lock: who fails with the token in hand takes it away from all others. */
public final class ChannelForMutex implements Story {
    private static final long EVERY_MILLIS = 25;
    private static final int FAILS_AT = 20;

    private final AtomicInteger updates = new AtomicInteger();
    private final AtomicLong done = new AtomicLong();

    @Override
    public void leak(ThreadFactory threads, Life life) throws InterruptedException {
        BlockingQueue<String> token = new ArrayBlockingQueue<>(1);
        token.put("token");
        life.serve(EVERY_MILLIS, threads, () -> updateWithToken(token));
    }

    private void updateWithToken(BlockingQueue<String> token) {
        try {
            String mine = token.take();
            update();
            token.put(mine);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void fixed(ThreadFactory threads, Life life) throws InterruptedException {
        Lock lock = new ReentrantLock();
        life.serve(EVERY_MILLIS, threads, () -> updateLocked(lock));
        System.out.println(done + " updates, and one that failed and gave the lock back");
    }

    private void updateLocked(Lock lock) {
        lock.lock();
        try {
            update();
        } finally {
            lock.unlock();
        }
    }

    private void update() {
        if (updates.incrementAndGet() == FAILS_AT) {
            throw new IllegalStateException("the ledger is locked by an audit");
        }
        done.incrementAndGet();
    }
}
