package dev.stranded.testbed.kernels.syncthing;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;

/**
 * Closing a connection waits for the end of its dispatcher, and the dispatcher itself closes it.
 *
 * <p>syncthing#5795. Fixed: the dispatcher has another task close it.
 */
public final class ConnectionClose extends Kernel {
    private final BlockingQueue<String> inbox = new LinkedBlockingQueue<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Override
    protected void run(ThreadFactory threads) {
        inbox.add("configuration");
        threads.newThread(() -> perform(() -> dispatch(threads))).start(); // mark dispatcher in run
        threads.newThread(() -> perform(stopped::await)).start(); // mark waiter in run
    }

    private void dispatch(ThreadFactory threads) throws InterruptedException {
        inbox.take();
        if (fixed) {
            threads.newThread(() -> perform(this::close)).start();
        } else {
            close();
        }
        stopped.countDown();
    }

    private void close() throws InterruptedException {
        stopped.await();
        work();
    }
}
