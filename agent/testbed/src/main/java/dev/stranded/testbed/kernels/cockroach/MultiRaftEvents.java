package dev.stranded.testbed.kernels.cockroach;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The store runs the callback of an event, which it hands to the raft's loop, while that loop hands the next event to
 * the store.
 *
 * <p>cockroach#2448. Fixed: the loop runs callbacks while it waits to hand over an event.
 */
public final class MultiRaftEvents extends Kernel {
    private static final int EVENTS = 2;

    @Override
    protected void run(ThreadFactory threads) {
        BlockingQueue<String> events = new SynchronousQueue<>();
        BlockingQueue<Runnable> callbacks = new SynchronousQueue<>();
        threads.newThread(() -> perform(() -> process(events, callbacks))).start(); // mark store in run
        threads.newThread(() -> perform(() -> loop(events, callbacks))).start(); // mark loop in run
    }

    private void process(BlockingQueue<String> events, BlockingQueue<Runnable> callbacks) throws InterruptedException {
        for (int i = 0; i < EVENTS; i++) {
            events.take();
            callbacks.put(this::work);
        }
    }

    private void loop(BlockingQueue<String> events, BlockingQueue<Runnable> callbacks) throws InterruptedException {
        int called = 0;
        for (int i = 0; i < EVENTS; i++) {
            if (!fixed) {
                events.put("committed");
                continue;
            }
            while (!events.offer("committed", 1, TimeUnit.MILLISECONDS)) {
                called += call(callbacks.poll());
            }
        }
        while (called < EVENTS) {
            called += call(callbacks.take());
        }
    }

    private static int call(@Nullable Runnable callback) {
        if (callback == null) {
            return 0;
        }
        callback.run();
        return 1;
    }
}
