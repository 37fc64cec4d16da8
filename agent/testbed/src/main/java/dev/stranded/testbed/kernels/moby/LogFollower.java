package dev.stranded.testbed.kernels.moby;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A follower of a log that is closed takes no more events, and waits until the watch is removed, which happens behind
 * the event that the watching task hands over.
 *
 * <p>moby#27782. Fixed: the watching task heeds the closing while it hands over.
 */
public final class LogFollower extends Kernel {
    private final Lock lock = new ReentrantLock();
    private final Condition removed = lock.newCondition();
    private boolean watched = true;
    private volatile boolean closed;

    @Override
    protected void run(ThreadFactory threads) {
        BlockingQueue<String> events = new SynchronousQueue<>();
        threads.newThread(() -> perform(() -> readEvents(events))).start(); // mark watcher in run
        threads.newThread(() -> perform(() -> follow(events))).start(); // mark follower in run
    }

    private void readEvents(BlockingQueue<String> events) throws InterruptedException {
        events.put("written");
        if (fixed) {
            while (!closed && !events.offer("written", 1, TimeUnit.MILLISECONDS)) {
                work();
            }
        } else {
            events.put("written");
        }
        lock.lock();
        try {
            watched = false;
            removed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void follow(BlockingQueue<String> events) throws InterruptedException {
        events.take();
        closed = true;
        lock.lock();
        try {
            while (watched) {
                removed.await();
            }
        } finally {
            lock.unlock();
        }
    }
}
