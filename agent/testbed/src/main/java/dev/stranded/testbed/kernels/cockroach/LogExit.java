package dev.stranded.testbed.kernels.cockroach;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;

/**
 * Writing to the log fails under the log's mutex, and the way out asks for that mutex.
 *
 * <p>cockroach#9935. Fixed: the mutex is given back before.
 */
public final class LogExit extends Kernel {
    private final Semaphore mutex = new Semaphore(1);

    @Override
    protected void run(ThreadFactory threads) {
        threads.newThread(() -> perform(this::write)).start(); // mark writer in run
    }

    private void write() throws InterruptedException {
        mutex.acquire();
        if (fixed) {
            mutex.release();
            exit();
        } else {
            exit();
            mutex.release();
        }
    }

    private void exit() throws InterruptedException {
        mutex.acquire();
        work();
        mutex.release();
    }
}
