package dev.stranded.demo.pattern.fanout;

import dev.stranded.demo.program.Life;
import dev.stranded.demo.program.Story;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Prices asked of three suppliers at once, of whom the quickest gets the order. */
public final class FanOutStory implements Story {
    private static final long EVERY_MILLIS = 50;
    private static final int AT_ONCE = 4;
    private static final List<Integer> DELAYS_MILLIS = List.of(5, 10, 15);
    private static final List<Integer> NUMBERS =
            IntStream.rangeClosed(1, 100).boxed().toList();

    @Override
    public void leak(ThreadFactory threads, Life life) throws InterruptedException {
        List<Supplier<Integer>> suppliers = DELAYS_MILLIS.stream()
                .map(delay -> (Supplier<Integer>) () -> slowPrice(delay))
                .toList();
        long prices = 0;
        while (life.pass(EVERY_MILLIS)) {
            LeakyFanOut.first(suppliers, threads);
            prices++;
        }
        System.out.println(prices + " prices, each the first of three that were asked");
    }

    @Override
    public void fixed(ThreadFactory threads, Life life) throws InterruptedException, ExecutionException {
        FanOut<Integer, Integer> suppliers = new FanOut<>(FanOutStory::price, threads);
        FanOut<Integer, Integer> squares = new FanOut<>(number -> number * number, threads);
        long prices = 0;
        List<Integer> inOrder = List.of();
        while (life.pass(EVERY_MILLIS)) {
            suppliers.first(DELAYS_MILLIS);
            inOrder = squares.all(NUMBERS, AT_ONCE);
            prices++;
        }
        System.out.println(prices + " prices, each the first of three with the others cancelled; " + inOrder.size()
                + " squares gathered in order as often");
    }

    private static int price(int delayMillis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(delayMillis);
        return delayMillis;
    }

    private static int slowPrice(int delayMillis) {
        try {
            return price(delayMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
