package dev.stranded.demo.contest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** A list behind a lock, and two conditions by which the threads wake each other. */
final class LockedHandOver implements HandOver {
    private final Lock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition things = lock.newCondition();
    private final Deque<Long> onTheWay = new ArrayDeque<>(Contest.CAPACITY);

    @Override
    public void give(Long thing) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (onTheWay.size() == Contest.CAPACITY) {
                room.await();
            }
            onTheWay.addLast(thing);
            things.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Long take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (onTheWay.isEmpty()) {
                things.await();
            }
            room.signal();
            return onTheWay.removeFirst();
        } finally {
            lock.unlock();
        }
    }
}
