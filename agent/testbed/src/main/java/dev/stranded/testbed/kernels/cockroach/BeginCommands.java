package dev.stranded.testbed.kernels.cockroach;

import dev.stranded.testbed.kernels.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Commands that are cancelled leave a task behind that waits for those before them, which were cancelled as well and
 * never say that they are done.
 *
 * <p>cockroach#10790. Fixed: a command says so even when it is cancelled.
 */
public final class BeginCommands extends Kernel {
    private static final int COMMANDS = 2;

    @Override
    protected void run(ThreadFactory threads) {
        List<BlockingQueue<String>> before = new ArrayList<>();
        for (int i = 0; i < COMMANDS; i++) {
            before.add(fixed ? new ArrayBlockingQueue<>(1) : new SynchronousQueue<>());
        }
        AtomicBoolean cancelled = new AtomicBoolean(true);
        begin(threads, before, cancelled);
        threads.newThread(() -> perform(() -> finish(before, cancelled))).start();
    }

    private static void begin(ThreadFactory threads, List<BlockingQueue<String>> before, AtomicBoolean cancelled) {
        if (cancelled.get()) {
            threads.newThread(() -> perform(() -> awaitAll(before))).start(); // mark cleaner in begin
        }
    }

    private static void awaitAll(List<BlockingQueue<String>> before) throws InterruptedException {
        for (BlockingQueue<String> one : before) {
            one.take();
        }
    }

    private void finish(List<BlockingQueue<String>> before, AtomicBoolean cancelled) throws InterruptedException {
        for (BlockingQueue<String> one : before) {
            if (fixed || !cancelled.get()) {
                one.put("done");
            }
        }
    }
}
