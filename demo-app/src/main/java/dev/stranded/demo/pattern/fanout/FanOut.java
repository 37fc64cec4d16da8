package dev.stranded.demo.pattern.fanout;

import dev.stranded.demo.pattern.Channel;
import dev.stranded.demo.pattern.TaskGroup;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Spreads work over several tasks and brings their results together.
 *
 * <p>Whatever happens, be it a result, a failure or an interrupt: when a method returns, its tasks have ended.
 *
 * @param <I> what work is done on
 * @param <O> what comes of it
 */
public final class FanOut<I, O> {
    private final Work<I, O> work;
    private final ThreadFactory threads;

    /** Work to be spread over threads of this kind. */
    public FanOut(Work<I, O> work, ThreadFactory threads) {
        this.work = work;
        this.threads = threads;
    }

    /** Works on all inputs, so many at once; the results are in the order of the inputs. The first failure ends it. */
    public List<O> all(List<I> inputs, int atOnce) throws InterruptedException, ExecutionException {
        Channel<Integer> positions = new Channel<>(atOnce);
        Channel<Result<O>> results = new Channel<>(atOnce);
        AtomicInteger working = new AtomicInteger(atOnce);
        SortedMap<Integer, O> gathered = new TreeMap<>();
        try (TaskGroup group = new TaskGroup(threads)) {
            group.start(() -> spread(inputs.size(), positions));
            for (int worker = 0; worker < atOnce; worker++) {
                group.start(() -> {
                    serve(inputs, positions, results);
                    if (working.decrementAndGet() == 0) {
                        results.close();
                    }
                });
            }
            group.start(() -> gather(results, gathered));
            group.join();
        }
        return List.copyOf(gathered.values());
    }

    /** Works on all inputs at once, and gives the first result; those that are slower are told to end. */
    public O first(List<I> inputs) throws InterruptedException, ExecutionException {
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("there is no first of nothing; give at least one input");
        }
        CompletableFuture<O> first = new CompletableFuture<>();
        AtomicInteger hopes = new AtomicInteger(inputs.size());
        try (TaskGroup group = new TaskGroup(threads)) {
            for (I input : inputs) {
                group.start(() -> race(input, first, hopes));
            }
            return first.get();
        }
    }

    private static void spread(int count, Channel<Integer> positions) throws InterruptedException {
        for (int position = 0; position < count; position++) {
            positions.send(position);
        }
        positions.close();
    }

    private void serve(List<I> inputs, Channel<Integer> positions, Channel<Result<O>> results) throws Exception {
        for (Optional<Integer> next = positions.receive(); next.isPresent(); next = positions.receive()) {
            int position = next.get();
            results.send(new Result<>(position, work.on(inputs.get(position))));
        }
    }

    private static <O> void gather(Channel<Result<O>> results, SortedMap<Integer, O> gathered)
            throws InterruptedException {
        for (Optional<Result<O>> next = results.receive(); next.isPresent(); next = results.receive()) {
            gathered.put(next.get().position(), next.get().value());
        }
    }

    private void race(I input, CompletableFuture<O> first, AtomicInteger hopes) {
        try {
            first.complete(work.on(input));
        } catch (Throwable e) {
            if (hopes.decrementAndGet() == 0) {
                first.completeExceptionally(e);
            }
        }
    }

    /**
     * What is done with an input.
     *
     * @param <I> what work is done on
     * @param <O> what comes of it
     */
    public interface Work<I, O> {
        /** Does it; ends soon after an interrupt. */
        O on(I input) throws Exception;
    }

    private record Result<O>(int position, O value) {}
}
