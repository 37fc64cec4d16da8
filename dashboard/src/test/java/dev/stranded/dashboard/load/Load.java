package dev.stranded.dashboard.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Many simulated JVMs that report to one dashboard, each at a time of its own in the period. As the agent does, each
 * tells one batch after the other, tries again what was not taken, and waits as long as it is asked to.
 */
final class Load {
    private static final int THREADS = 64;
    private static final int TRIES = 20;
    private static final int STORED = 200;
    private static final double P99 = 99;

    private static final double NANOS_A_MILLI = 1_000_000.0;

    private final Instant begin = Instant.now();
    private final long clockOffsetNanos = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()) - System.nanoTime();
    private final URI dashboard;
    private final long periodMillis;
    private final List<SimulatedJvm> jvms = new ArrayList<>();
    private final Map<String, Integer> stored = new ConcurrentHashMap<>();
    private final Map<String, Long> sentNanos = new ConcurrentHashMap<>();
    private final Histogram micros = new ConcurrentHistogram(3);
    private final Map<Long, Histogram> microsByTenSeconds = new ConcurrentSkipListMap<>();
    private final AtomicLong told = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong triedAgain = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();

    Load(URI dashboard, int count, long periodMillis) {
        this.dashboard = dashboard;
        this.periodMillis = periodMillis;
        for (int i = 0; i < count; i++) {
            jvms.add(new SimulatedJvm(i));
        }
    }

    /** Reports for so long, and ends when all that was begun is over. */
    void run(int seconds) throws InterruptedException {
        ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(THREADS);
        long batches = Math.max(1, TimeUnit.SECONDS.toMillis(seconds) / periodMillis);
        for (int i = 0; i < jvms.size(); i++) {
            SimulatedJvm jvm = jvms.get(i);
            long offset = periodMillis * i / jvms.size();
            for (int batch = 1; batch <= batches; batch++) {
                int number = batch;
                ScheduledFuture<?> unused = threads.schedule(
                        () -> tell(jvm, number), offset + (batch - 1) * periodMillis, TimeUnit.MILLISECONDS);
            }
        }
        threads.shutdown();
        if (!threads.awaitTermination(10L * seconds + 300, TimeUnit.SECONDS)) {
            throw new AssertionError("the simulator did not come to an end");
        }
    }

    /** When the JVM told of as many live tasks; now, where it has not. */
    long sentNanos(String jvm, int number) {
        return sentNanos.getOrDefault(jvm + " " + number, System.nanoTime());
    }

    /** The same by the clock on the wall, in milliseconds since 1970. */
    double sentMillis(String jvm, int number) {
        return (sentNanos(jvm, number) + clockOffsetNanos) / NANOS_A_MILLI;
    }

    /** The number of the batch stored last, by JVM. */
    Map<String, Integer> stored() {
        return stored;
    }

    Histogram micros() {
        return micros;
    }

    /** The 99th percentile of each ten seconds, in order, milliseconds. */
    List<Long> p99ByTenSeconds() {
        return microsByTenSeconds.values().stream()
                .map(part -> TimeUnit.MICROSECONDS.toMillis(part.getValueAtPercentile(P99)))
                .toList();
    }

    private void took(long nanos) {
        long each = TimeUnit.NANOSECONDS.toMicros(nanos);
        micros.recordValue(each);
        long part = Duration.between(begin, Instant.now()).toSeconds() / 10;
        microsByTenSeconds
                .computeIfAbsent(part, begun -> new ConcurrentHistogram(3))
                .recordValue(each);
    }

    long told() {
        return told.get();
    }

    long meanBytes() {
        return bytes.get() / Math.max(1, told.get());
    }

    long triedAgain() {
        return triedAgain.get();
    }

    long lost() {
        return lost.get();
    }

    /** One batch of a JVM after the other. */
    private void tell(SimulatedJvm jvm, int number) {
        synchronized (jvm) {
            tellNow(jvm, number);
        }
    }

    private void tellNow(SimulatedJvm jvm, int number) {
        byte[] batch = jvm.batch(number, begin.plusMillis(number * periodMillis));
        told.incrementAndGet();
        bytes.addAndGet(batch.length);
        sentNanos.put(jvm.id() + " " + number, System.nanoTime());
        try {
            for (int tries = 0; tries < TRIES; tries++) {
                if (isStored(number, batch)) {
                    stored.merge(jvm.id(), number, Math::max);
                    return;
                }
                triedAgain.incrementAndGet();
            }
            lost.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            lost.incrementAndGet();
        }
    }

    private boolean isStored(int number, byte[] batch) throws InterruptedException {
        long beginNanos = System.nanoTime();
        int pauseSeconds = 1;
        try {
            AgentPost.Answer answer = AgentPost.send(dashboard, "run-" + number, batch);
            took(System.nanoTime() - beginNanos);
            if (answer.status() == STORED) {
                return true;
            }
            pauseSeconds = Math.max(1, answer.retryAfterSeconds());
        } catch (IOException e) {
            took(System.nanoTime() - beginNanos);
        }
        TimeUnit.SECONDS.sleep(pauseSeconds);
        return false;
    }
}
