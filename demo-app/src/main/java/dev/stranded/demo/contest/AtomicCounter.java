package dev.stranded.demo.contest;

import java.util.concurrent.atomic.AtomicLong;

/** A number that the processor itself adds to in one go. */
final class AtomicCounter implements Counter {
    private final AtomicLong count = new AtomicLong();

    @Override
    public void add() {
        count.incrementAndGet();
    }

    @Override
    public long total() {
        return count.get();
    }
}
