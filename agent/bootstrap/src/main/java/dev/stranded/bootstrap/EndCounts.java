package dev.stranded.bootstrap;

import java.util.concurrent.atomic.LongAdder;

/** How many tasks of one kind have ended otherwise than by themselves. */
public final class EndCounts {
    private final LongAdder failed = new LongAdder();
    private final LongAdder cancelled = new LongAdder();
    private final LongAdder interrupted = new LongAdder();

    EndCounts() {}

    /** By an exception. */
    public long failed() {
        return failed.sum();
    }

    /** They were cancelled before they had begun, or without being interrupted. */
    public long cancelled() {
        return cancelled.sum();
    }

    /** By an {@code InterruptedException}, or they were cancelled as they ran. */
    public long interrupted() {
        return interrupted.sum();
    }

    void add(int way) {
        LongAdder count = way == TaskEnd.FAILED ? failed : way == TaskEnd.CANCELLED ? cancelled : interrupted;
        count.increment();
    }
}
