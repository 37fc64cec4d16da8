package dev.stranded.testbed.kernels.grpc;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;

/**
 * A client that is told to stop leaves without the answer that its last call wants to hand over.
 *
 * <p>grpc#660. Fixed: the answer has a place to lie in.
 */
public final class BenchmarkClient extends Kernel {
    @Override
    protected void run(ThreadFactory threads) {
        CountDownLatch stop = new CountDownLatch(1);
        threads.newThread(() -> perform(() -> closeLoop(threads, stop))).start();
        stop.countDown();
    }

    private void closeLoop(ThreadFactory threads, CountDownLatch stop) throws InterruptedException {
        BlockingQueue<String> done = fixed ? new ArrayBlockingQueue<>(1) : new SynchronousQueue<>();
        threads.newThread(() -> perform(() -> call(done))).start(); // mark caller in closeLoop
        stop.await();
    }

    private void call(BlockingQueue<String> done) throws InterruptedException {
        work();
        done.put("done");
    }
}
