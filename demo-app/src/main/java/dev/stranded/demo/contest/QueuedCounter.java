package dev.stranded.demo.contest;

import dev.stranded.demo.pattern.Channel;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/** A number that one task owns; the others send it what is to be added. */
final class QueuedCounter implements Counter {
    private final Channel<Integer> additions = new Channel<>(Contest.CAPACITY);
    private final Thread owner;
    private volatile long count;

    QueuedCounter(ThreadFactory threads) {
        this.owner = threads.newThread(this::own);
        owner.start();
    }

    @Override
    public void add() throws InterruptedException {
        additions.send(1);
    }

    @Override
    public long total() throws InterruptedException {
        additions.close();
        owner.join();
        return count;
    }

    private void own() {
        long sum = 0;
        try {
            for (Optional<Integer> next = additions.receive(); next.isPresent(); next = additions.receive()) {
                sum += next.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        count = sum;
    }
}
