package dev.stranded.testbed.kernels.grpc;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;

/**
 * Stopping a server leaves its mutex taken, so that stopping it once more waits for ever, and so does serving.
 *
 * <p>grpc#795. Fixed: the mutex is given back.
 */
public final class GracefulStop extends Kernel {
    private final Semaphore mutex = new Semaphore(1);

    @Override
    protected void run(ThreadFactory threads) {
        CountDownLatch stopped = new CountDownLatch(1);
        threads.newThread(() -> perform(() -> stopTwice(stopped))).start(); // mark stopper in run
        threads.newThread(() -> perform(() -> serve(stopped))).start(); // mark server in run
    }

    private void stopTwice(CountDownLatch stopped) throws InterruptedException {
        stop();
        stopped.countDown();
        stop();
    }

    private void stop() throws InterruptedException {
        mutex.acquire();
        work();
        if (fixed) {
            mutex.release();
        }
    }

    private void serve(CountDownLatch stopped) throws InterruptedException {
        stopped.await();
        mutex.acquire();
        work();
        mutex.release();
    }
}
