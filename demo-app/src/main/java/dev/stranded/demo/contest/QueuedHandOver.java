package dev.stranded.demo.contest;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** The JDK's bounded queue. */
final class QueuedHandOver implements HandOver {
    private final BlockingQueue<Long> queue = new ArrayBlockingQueue<>(Contest.CAPACITY);

    @Override
    public void give(Long thing) throws InterruptedException {
        queue.put(thing);
    }

    @Override
    public Long take() throws InterruptedException {
        return queue.take();
    }
}
