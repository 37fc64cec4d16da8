package dev.stranded.testbed.kernels.hugo;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;

/**
 * The content of a page is made under a mutex, and counting its words on the way asks for the mutex again.
 *
 * <p>hugo#5379. Fixed: who counts on the way says that the mutex is taken.
 */
public final class PageContent extends Kernel {
    private final Semaphore mutex = new Semaphore(1);

    @Override
    protected void run(ThreadFactory threads) {
        threads.newThread(this::makeContent).start(); // mark maker in run
    }

    private void makeContent() {
        mutex.acquireUninterruptibly();
        try {
            countWords(fixed);
        } finally {
            mutex.release();
        }
    }

    private void countWords(boolean taken) {
        if (taken) {
            work();
            return;
        }
        mutex.acquireUninterruptibly();
        try {
            work();
        } finally {
            mutex.release();
        }
    }
}
