package dev.stranded.testbed.kernels.cockroach;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;

/**
 * The rows of a query have a task that waits until they are closed or the query is cancelled, and the rows are dropped.
 *
 * <p>cockroach#13755. Fixed: the rows are closed.
 */
public final class UnclosedRows extends Kernel {
    @Override
    protected void run(ThreadFactory threads) {
        CompletableFuture<String> closed = query(threads);
        work();
        if (fixed) {
            closed.complete("closed");
        }
    }

    private CompletableFuture<String> query(ThreadFactory threads) {
        CompletableFuture<String> closed = new CompletableFuture<>();
        threads.newThread(() -> awaitDone(closed)).start(); // mark waiter in query
        return closed;
    }

    private void awaitDone(CompletableFuture<String> closed) {
        closed.join();
        work();
    }
}
