package dev.stranded.demo.receiver;

import io.github.bucket4j.BlockingBucket;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/** When a call to the API may be made. */
@FunctionalInterface
interface Pace {
    /** A little less than the API's limit, as clocks and networks are not exact. */
    double PART_OF_LIMIT = 0.99;

    /** A tenth of a second's worth of calls may be made at once. */
    int BURSTS_A_SECOND = 10;

    /** Waits until the next call may be made. */
    void await() throws InterruptedException;

    /** At once. */
    static Pace free() {
        return () -> {};
    }

    /** As the API allows, which serves so many calls a second: a token bucket. */
    static Pace within(long perSecond) {
        long tokens = Math.max(1, (long) (perSecond * PART_OF_LIMIT));
        BlockingBucket bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(Math.max(1, tokens / BURSTS_A_SECOND))
                        .refillGreedy(tokens, Duration.ofSeconds(1)))
                .build()
                .asBlocking();
        return () -> bucket.consume(1);
    }
}
