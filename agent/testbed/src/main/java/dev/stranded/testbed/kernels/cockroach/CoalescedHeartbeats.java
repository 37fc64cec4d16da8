package dev.stranded.testbed.kernels.cockroach;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sending heartbeats takes the heartbeats' lock and then the replica's; ticking takes them the other way round.
 *
 * <p>cockroach#10214. Fixed: the heartbeats' lock is given back before the replica's is taken.
 */
public final class CoalescedHeartbeats extends Kernel {
    private final Lock coalesced = new ReentrantLock();
    private final Lock raft = new ReentrantLock();

    @Override
    protected void run(ThreadFactory threads) {
        CountDownLatch both = new CountDownLatch(2);
        threads.newThread(() -> perform(() -> sendQueued(both))).start(); // mark sender in run
        threads.newThread(() -> perform(() -> tick(both))).start(); // mark ticker in run
    }

    private void sendQueued(CountDownLatch both) throws InterruptedException {
        coalesced.lock();
        try {
            meet(both);
            if (!fixed) {
                reportUnreachable();
            }
        } finally {
            coalesced.unlock();
        }
        if (fixed) {
            reportUnreachable();
        }
    }

    private void reportUnreachable() {
        raft.lock();
        try {
            work();
        } finally {
            raft.unlock();
        }
    }

    private void tick(CountDownLatch both) throws InterruptedException {
        raft.lock();
        try {
            meet(both);
            coalesced.lock();
            try {
                work();
            } finally {
                coalesced.unlock();
            }
        } finally {
            raft.unlock();
        }
    }
}
