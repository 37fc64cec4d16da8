package dev.stranded.testbed.kernels.moby;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;

/**
 * A failure is put into a queue before the queue is returned to whoever would take it.
 *
 * <p>moby#33293. Fixed: the queue has a place for it.
 */
public final class ContainerWait extends Kernel {
    @Override
    protected void run(ThreadFactory threads) {
        threads.newThread(() -> perform(this::look)).start(); // mark waiter in run
    }

    private void look() throws InterruptedException {
        awaitContainer().take();
        work();
    }

    private BlockingQueue<String> awaitContainer() throws InterruptedException {
        BlockingQueue<String> failures = fixed ? new ArrayBlockingQueue<>(1) : new SynchronousQueue<>();
        failures.put("no such container");
        return failures;
    }
}
