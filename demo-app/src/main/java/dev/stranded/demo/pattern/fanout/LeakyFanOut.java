package dev.stranded.demo.pattern.fanout;

import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

/** The first result wins and the caller is gone: all others wait for ever to hand theirs over. */
final class LeakyFanOut {
    private LeakyFanOut() {}

    static <T> T first(List<Supplier<T>> suppliers, ThreadFactory threads) throws InterruptedException {
        SynchronousQueue<T> results = new SynchronousQueue<>();
        for (Supplier<T> supplier : suppliers) {
            threads.newThread(() -> ask(supplier, results)).start();
        }
        return results.take();
    }

    private static <T> void ask(Supplier<T> supplier, SynchronousQueue<T> results) {
        try {
            results.put(supplier.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
