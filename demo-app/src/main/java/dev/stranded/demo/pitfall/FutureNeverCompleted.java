package dev.stranded.demo.pitfall;

import dev.stranded.demo.program.Life;
import dev.stranded.demo.program.Story;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A call fails, somebody writes that into a log, and the future that a request waits for is never completed. */
public final class FutureNeverCompleted implements Story {
    private static final long EVERY_MILLIS = 50;
    private static final int ONE_IN_FAILS = 3;

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    @Override
    public void leak(ThreadFactory threads, Life life) throws InterruptedException {
        life.serve(EVERY_MILLIS, threads, () -> {
            CompletableFuture<String> price = new CompletableFuture<>();
            threads.newThread(() -> callAndLog(price)).start();
            price.join();
        });
    }

    private void callAndLog(CompletableFuture<String> price) {
        try {
            price.complete(call());
        } catch (IOException e) {
            System.err.println("no price: " + e.getMessage());
        }
    }

    @Override
    public void fixed(ThreadFactory threads, Life life) throws InterruptedException {
        life.serve(EVERY_MILLIS, threads, () -> {
            CompletableFuture<String> price = new CompletableFuture<>();
            threads.newThread(() -> callAndComplete(price)).start();
            try {
                price.join();
                answered.incrementAndGet();
            } catch (CompletionException e) {
                refused.incrementAndGet();
            }
        });
        System.out.println(answered + " requests answered, " + refused + " told that there is no price");
    }

    private void callAndComplete(CompletableFuture<String> price) {
        try {
            price.complete(call());
        } catch (IOException e) {
            price.completeExceptionally(e);
        }
    }

    private String call() throws IOException {
        if (calls.incrementAndGet() % ONE_IN_FAILS == 0) {
            throw new IOException("connection reset");
        }
        return "9.90";
    }
}
