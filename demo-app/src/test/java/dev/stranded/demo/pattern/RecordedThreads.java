package dev.stranded.demo.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;

/** Makes threads and knows them all, to see that none is left. */
public final class RecordedThreads implements ThreadFactory {
    private final Queue<Thread> made = new ConcurrentLinkedQueue<>();

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        made.add(thread);
        return thread;
    }

    /** Checks that so many were made and that none of them lives. */
    public void assertAllEnded(int count) {
        assertThat(made).hasSize(count).noneMatch(Thread::isAlive);
    }
}
