package dev.stranded.demo.api;

import dev.stranded.demo.meter.ApiMeter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Counts what the API does and times its answers. Serves any thread but for {@link #meter()}, which one thread calls.
 */
final class ApiCounts {
    private static final int DIGITS = 3;
    private static final double MICROS_A_MILLI = 1_000;

    private final AtomicLong completed = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong waiting = new AtomicLong();
    private final Recorder micros = new Recorder(DIGITS);
    private volatile long startNanos = System.nanoTime();
    private volatile long lastCompletedNanos = startNanos;

    void begin(long nowNanos) {
        startNanos = nowNanos;
        lastCompletedNanos = nowNanos;
    }

    void arrived() {
        waiting.incrementAndGet();
    }

    void completed() {
        lastCompletedNanos = System.nanoTime();
        completed.incrementAndGet();
    }

    void rejected() {
        rejected.incrementAndGet();
    }

    void failed() {
        failed.incrementAndGet();
    }

    void answered(long arrivedNanos) {
        waiting.decrementAndGet();
        micros.recordValue(Math.max(0, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - arrivedNanos)));
    }

    /** What there is to tell, with the latencies since the last time it was asked. */
    ApiMeter meter() {
        Histogram recent = micros.getIntervalHistogram();
        return new ApiMeter(
                completed.get(),
                rejected.get(),
                failed.get(),
                waiting.get(),
                recent.getValueAtPercentile(50) / MICROS_A_MILLI,
                recent.getValueAtPercentile(99) / MICROS_A_MILLI,
                TimeUnit.NANOSECONDS.toMillis(lastCompletedNanos - startNanos));
    }
}
