package dev.stranded.demo.api;

import io.github.bucket4j.Bucket;
import java.time.Duration;

/**
 * The API's hard limit: so many requests a second, and up to a second's worth at once after quiet times. Who is turned
 * away is told to come again when those turned away before have had their turn. Serves any thread.
 */
final class Limit {
    private final Bucket tokens;
    private final long perSecond;
    private double turnedAway;
    private long countedNanos = System.nanoTime();

    Limit(long perSecond) {
        this.perSecond = perSecond;
        this.tokens = Bucket.builder()
                .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }

    /** Whether a request may be served now. */
    boolean admits() {
        return tokens.tryConsume(1);
    }

    /** In how many seconds one that has just been turned away is to come again. */
    synchronized long retryAfterSeconds(long nowNanos) {
        double served = (nowNanos - countedNanos) * 1e-9 * perSecond;
        turnedAway = Math.max(0, turnedAway - served) + 1;
        countedNanos = nowNanos;
        return 1 + (long) (turnedAway / perSecond);
    }
}
