package dev.stranded.testbed.programs;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Calls itself until its stack is full, at every depth of the last hundreds doing what an agent may follow, and then
 * tests itself: what the overflow has broken off stays broken off, and nothing else is hurt.
 */
public final class DeepCalls {
    private static final int TIMES = 10;

    private DeepCalls() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        List<SelfTest> tests = SelfTest.onAllThreads();
        int overflown = 0;
        for (int round = 1; ; round++) {
            for (int time = 0; time < TIMES; time++) {
                overflown += overflow(new Failing(time));
            }
            for (SelfTest test : tests) {
                test.checkedRound();
            }
            parent.tell("overflown: " + overflown);
            if (round == 3) {
                parent.tell("settled");
            }
        }
    }

    /** In threads of their own, on platform and virtual ones. */
    private static int overflow(Failing failing) throws Exception {
        int overflown = 0;
        for (ThreadFactory threads : List.of(Threads.of("platform"), Threads.of(anyOther()))) {
            Thread thread = threads.newThread(failing);
            thread.start();
            thread.join();
            overflown += failing.overflown ? 1 : 0;
        }
        return overflown;
    }

    private static String anyOther() {
        return Runtime.version().feature() >= 21 ? "virtual" : "platform";
    }

    /** One descent; the number shifts the depths at which it does something. */
    private static final class Failing implements Runnable {
        private final int number;
        private boolean overflown;

        Failing(int number) {
            this.number = number;
        }

        @Override
        public void run() {
            overflown = false;
            try {
                descend(number);
            } catch (StackOverflowError e) {
                overflown = true;
            }
        }

        private int descend(int depth) {
            if (depth % 53 == 0) {
                use();
            }
            return depth == Integer.MAX_VALUE ? 0 : descend(depth + 1) + 1;
        }

        private static void use() {
            ThreadPoolExecutor pool = new ThreadPoolExecutor(0, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(1));
            try {
                CompletableFuture<Integer> failed =
                        CompletableFuture.completedFuture(1).thenApply(i -> i / (i - 1));
                if (!failed.isCompletedExceptionally() || failed.isCancelled()) {
                    throw new AssertionError("a division by zero went well");
                }
            } finally {
                pool.shutdown();
            }
        }
    }
}
