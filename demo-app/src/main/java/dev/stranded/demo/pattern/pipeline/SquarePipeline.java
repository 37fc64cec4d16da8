package dev.stranded.demo.pattern.pipeline;

import dev.stranded.demo.pattern.Channel;
import dev.stranded.demo.pattern.TaskGroup;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/**
 * Generate, square, print: three stages, each of which closes the channel to the next when it is done.
 *
 * <p>If one fails, or the caller is interrupted, the others are told to end; when {@link #run} returns, all have.
 */
public final class SquarePipeline {
    private static final int CAPACITY = 16;

    private SquarePipeline() {}

    /** Prints the squares of the numbers from first to last, in order. */
    public static void run(int first, int last, Consumer<Integer> printer, ThreadFactory threads)
            throws InterruptedException, ExecutionException {
        Channel<Integer> numbers = new Channel<>(CAPACITY);
        Channel<Integer> squares = new Channel<>(CAPACITY);
        try (TaskGroup stages = new TaskGroup(threads)) {
            stages.start(() -> generate(first, last, numbers));
            stages.start(() -> square(numbers, squares));
            stages.start(() -> print(squares, printer));
            stages.join();
        }
    }

    private static void generate(int first, int last, Channel<Integer> numbers) throws InterruptedException {
        for (int number = first; number <= last; number++) {
            numbers.send(number);
        }
        numbers.close();
    }

    private static void square(Channel<Integer> numbers, Channel<Integer> squares) throws InterruptedException {
        for (Optional<Integer> next = numbers.receive(); next.isPresent(); next = numbers.receive()) {
            squares.send(Math.multiplyExact(next.get(), next.get()));
        }
        squares.close();
    }

    private static void print(Channel<Integer> squares, Consumer<Integer> printer) throws InterruptedException {
        for (Optional<Integer> next = squares.receive(); next.isPresent(); next = squares.receive()) {
            printer.accept(next.get());
        }
    }
}
