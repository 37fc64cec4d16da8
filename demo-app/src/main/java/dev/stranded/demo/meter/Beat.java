package dev.stranded.demo.meter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Prints on standard output what a process has done, as a line of JSON four times a second, and once more at the end.
 */
public final class Beat implements AutoCloseable {
    private static final long EVERY_MILLIS = 250;
    private static final long PATIENCE_SECONDS = 5;

    private final ObjectMapper mapper = new ObjectMapper();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Supplier<?> meter;

    /** Prints what {@code meter} says; it is asked by one thread at a time. */
    public Beat(Supplier<?> meter) {
        this.meter = meter;
    }

    /** Prints from now on. */
    public void start() {
        var unused = clock.scheduleAtFixedRate(this::print, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        clock.execute(this::print);
        clock.shutdown();
        try {
            if (!clock.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                clock.shutdownNow();
            }
        } catch (InterruptedException e) {
            clock.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void print() {
        try {
            System.out.println(mapper.writeValueAsString(meter.get()));
        } catch (JsonProcessingException e) {
            throw new AssertionError("a record of numbers can be written", e);
        }
    }
}
