package dev.stranded.testbed.kernels.etcd;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The status of a node is asked for by way of a queue, and the loop that answers has stopped.
 *
 * <p>etcd#6857. Fixed: who asks looks whether the node has stopped.
 */
public final class NodeStatus extends Kernel {
    private final BlockingQueue<BlockingQueue<String>> requests = new SynchronousQueue<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);

    @Override
    protected void run(ThreadFactory threads) throws InterruptedException {
        threads.newThread(() -> perform(this::loop)).start();
        stop.countDown();
        done.await();
        threads.newThread(() -> perform(this::status)).start(); // mark asker in run
    }

    private void loop() throws InterruptedException {
        while (!stop.await(1, TimeUnit.MILLISECONDS)) {
            BlockingQueue<String> answer = requests.poll(1, TimeUnit.MILLISECONDS);
            if (answer != null) {
                answer.put("follower");
            }
        }
        done.countDown();
    }

    private void status() throws InterruptedException {
        BlockingQueue<String> answer = new ArrayBlockingQueue<>(1);
        if (!fixed) {
            requests.put(answer);
            answer.take();
            return;
        }
        while (done.getCount() > 0) {
            if (requests.offer(answer, 1, TimeUnit.MILLISECONDS)) {
                answer.take();
                return;
            }
        }
    }
}
