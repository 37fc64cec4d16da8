package dev.stranded.testbed.programs;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Two pools of two workers that nobody can reach any more: one is idle, the other's tasks wait for a latch. */
public final class LostPools {
    private LostPools() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        loseIdle();
        loseBusy();
        parent.tell("settled");
        parent.hear();
    }

    private static void loseIdle() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2); // mark idle in loseIdle
        CountDownLatch both = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            pool.execute(both::countDown);
        }
        both.await();
    }

    private static void loseBusy() {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < 2; i++) {
            pool.execute(() -> await(never)); // mark busy in loseBusy
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
