package dev.stranded.testbed.kernels.grpc;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;

/**
 * Dialling fails and forgets its connection, whose task waits for the end of the connection's context.
 *
 * <p>grpc#862. Fixed: dialling that fails closes the connection, which ends its context.
 */
public final class ResetConnection extends Kernel {
    @Override
    protected void run(ThreadFactory threads) {
        dial(threads);
    }

    private void dial(ThreadFactory threads) {
        CompletableFuture<String> context = new CompletableFuture<>();
        threads.newThread(() -> perform(() -> reset(context))).start(); // mark resetter in dial
        if (fixed) {
            context.complete("closed");
        }
    }

    private void reset(CompletableFuture<String> context) throws InterruptedException {
        try {
            context.get();
        } catch (ExecutionException e) {
            throw new AssertionError("nothing fails here", e);
        }
        work();
    }
}
