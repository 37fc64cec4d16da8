package dev.stranded.demo.pattern.pipeline;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A stage dies in the middle, of the first square that is no {@code int}: nobody tells the stages beside it. */
final class LeakySquarePipeline {
    private static final int CAPACITY = 16;
    private static final long A_NUMBER_EVERY_MILLIS = 10;

    private LeakySquarePipeline() {}

    static void start(int first, Consumer<Integer> printer, ThreadFactory threads) {
        BlockingQueue<Integer> numbers = new ArrayBlockingQueue<>(CAPACITY);
        BlockingQueue<Integer> squares = new ArrayBlockingQueue<>(CAPACITY);
        threads.newThread(() -> generate(first, numbers)).start();
        threads.newThread(() -> square(numbers, squares)).start();
        threads.newThread(() -> print(squares, printer)).start();
    }

    private static void generate(int first, BlockingQueue<Integer> numbers) {
        try {
            for (int number = first; ; number++) {
                numbers.put(number);
                TimeUnit.MILLISECONDS.sleep(A_NUMBER_EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void square(BlockingQueue<Integer> numbers, BlockingQueue<Integer> squares) {
        try {
            while (true) {
                int number = numbers.take();
                squares.put(Math.multiplyExact(number, number));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void print(BlockingQueue<Integer> squares, Consumer<Integer> printer) {
        try {
            while (true) {
                printer.accept(squares.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
