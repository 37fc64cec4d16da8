package dev.stranded.demo.pattern.pipeline;

import dev.stranded.demo.program.Life;
import dev.stranded.demo.program.Story;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/** Squares, generated and printed by stages of their own. */
public final class SquareStory implements Story {
    private static final long EVERY_MILLIS = 50;
    private static final int LAST = 1_000;

    /** The first number whose square is too large for an {@code int} comes about three seconds later. */
    private static final int NEAR_THE_END = 46_040;

    @Override
    public void leak(ThreadFactory threads, Life life) throws InterruptedException {
        AtomicLong printed = new AtomicLong();
        LeakySquarePipeline.start(NEAR_THE_END, square -> printed.incrementAndGet(), threads);
        life.awaitEnd();
        System.out.println(printed + " squares, and then no more");
    }

    @Override
    public void fixed(ThreadFactory threads, Life life) throws InterruptedException, ExecutionException {
        AtomicLong printed = new AtomicLong();
        long failures = 0;
        while (life.pass(EVERY_MILLIS)) {
            SquarePipeline.run(1, LAST, square -> printed.incrementAndGet(), threads);
            failures += fails(threads) ? 1 : 0;
        }
        System.out.println(printed + " squares in order, and " + failures
                + " pipelines of which a stage died and the others were told");
    }

    private static boolean fails(ThreadFactory threads) throws InterruptedException {
        try {
            SquarePipeline.run(NEAR_THE_END, Integer.MAX_VALUE, square -> {}, threads);
            return false;
        } catch (ExecutionException e) {
            return e.getCause() instanceof ArithmeticException;
        }
    }
}
