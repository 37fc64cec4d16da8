package dev.stranded.testbed.kernels.istio;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;

/**
 * To reset a timer that has fired, its tick is taken first, which has been taken already; the changes that reset the
 * timer pile up until the next one waits.
 *
 * <p>istio#18454. Fixed: the tick is taken only if there is one.
 */
public final class StrategyTimer extends Kernel {
    private static final int CHANGES = 3;

    @Override
    protected void run(ThreadFactory threads) {
        BlockingQueue<String> ticks = new ArrayBlockingQueue<>(1);
        BlockingQueue<String> resets = new ArrayBlockingQueue<>(1);
        threads.newThread(() -> perform(() -> ticks.put("tick"))).start();
        threads.newThread(() -> perform(() -> loop(ticks, resets))).start(); // mark loop in run
        threads.newThread(() -> perform(() -> process(resets))).start(); // mark processor in run
    }

    private void loop(BlockingQueue<String> ticks, BlockingQueue<String> resets) throws InterruptedException {
        ticks.take();
        for (int i = 0; i < CHANGES; i++) {
            resets.take();
            if (fixed) {
                ticks.poll();
            } else {
                ticks.take();
            }
        }
    }

    private static void process(BlockingQueue<String> resets) throws InterruptedException {
        for (int i = 0; i < CHANGES; i++) {
            resets.put("change");
        }
    }
}
