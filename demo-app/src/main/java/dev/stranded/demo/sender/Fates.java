package dev.stranded.demo.sender;

import dev.stranded.demo.meter.SenderMeter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * What has become of each webhook, and how long after its time. A webhook's byte is written by the thread that deals
 * with it and read when all is over.
 */
final class Fates {
    private static final int DIGITS = 3;
    private static final double MICROS_A_MILLI = 1_000;

    private final byte[] codes;
    private final AtomicLong due = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong turnedAway = new AtomicLong();
    private final Histogram micros = new ConcurrentHistogram(DIGITS);

    Fates(int webhooks) {
        this.codes = new byte[webhooks];
        Arrays.fill(codes, Fate.NOT_DUE.code());
    }

    void due(int number) {
        codes[number] = Fate.UNANSWERED.code();
        due.incrementAndGet();
    }

    void acknowledged(int number, long afterNanos) {
        codes[number] = Fate.ACKNOWLEDGED.code();
        micros.recordValue(Math.max(0, TimeUnit.NANOSECONDS.toMicros(afterNanos)));
        acknowledged.incrementAndGet();
    }

    void rejected(int number) {
        codes[number] = Fate.REJECTED.code();
        turnedAway.incrementAndGet();
    }

    void unanswered(int number) {
        codes[number] = Fate.UNANSWERED.code();
    }

    SenderMeter meter() {
        return new SenderMeter(
                due.get(),
                acknowledged.get(),
                turnedAway.get(),
                micros.getValueAtPercentile(50) / MICROS_A_MILLI,
                micros.getValueAtPercentile(99) / MICROS_A_MILLI,
                micros.getMaxValue() / MICROS_A_MILLI);
    }

    /** Writes a byte for each webhook. */
    void write(Path file) throws IOException {
        Files.write(file, codes);
    }
}
