package dev.stranded.dashboard.ingest;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who may post now. In all there are so many posts at once, so many bytes of them, and so many at work; of each JVM one
 * at a time, and in the long run so many bytes a second. So a JVM that tells very much waits for itself and not the
 * others for it. Who may not is told when to come again, and at different times, so that not all come at once.
 *
 * <p>Threading: any thread.
 */
final class Admission {
    static final int MOST_POSTS = 100;
    static final int MOST_HELD_BYTES = 128 << 20;
    static final long BYTES_PER_SECOND = 1 << 20;
    static final long MOST_OWED_BYTES = 64L << 20;
    static final long BYTES_OF_A_LINE = 1 << 10;

    private static final int MOST_AT_WORK = 4;
    private static final int MOST_REMEMBERED = 2_000;
    private static final long LONGEST_WAIT_MILLIS = 5_000;
    private static final int LONGEST_RETRY_SECONDS = 5;
    private static final double NANOS = 1e9;

    private final Semaphore posts = new Semaphore(MOST_POSTS);
    private final Semaphore heldBytes = new Semaphore(MOST_HELD_BYTES);
    private final Semaphore work = new Semaphore(MOST_AT_WORK, true);
    private final Map<String, Share> shares = new ConcurrentHashMap<>();
    private final LongSupplier nanos;

    /** Reads the time from {@code nanos}, which go on and have no meaning else. */
    Admission(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Lets a post in; it must be closed. */
    Post post() throws Refusal {
        if (!posts.tryAcquire()) {
            throw Refusal.later(
                    Refusal.UNAVAILABLE,
                    MOST_POSTS + " agents post at this moment, the most that can; send it again a little later",
                    aLittleLater());
        }
        return new Post();
    }

    private static int aLittleLater() {
        return ThreadLocalRandom.current().nextInt(1, LONGEST_RETRY_SECONDS + 1);
    }

    private void begin(String jvm) throws Refusal {
        @Nullable Refusal[] refusal = new Refusal[1];
        shares.compute(jvm, (id, known) -> {
            Share share = (known == null ? new Share(0, nanos.getAsLong(), false) : known).at(nanos.getAsLong());
            refusal[0] = share.refusal();
            return refusal[0] == null ? new Share(share.owedBytes(), share.nanos(), true) : share;
        });
        if (refusal[0] != null) {
            throw refusal[0];
        }
    }

    private void end(String jvm, long bytes) {
        shares.computeIfPresent(jvm, (id, share) -> {
            Share now = share.at(nanos.getAsLong());
            return new Share(now.owedBytes() + bytes, now.nanos(), false);
        });
        if (shares.size() > MOST_REMEMBERED) {
            long now = nanos.getAsLong();
            shares.values().removeIf(share -> !share.busy() && share.at(now).owedBytes() == 0);
        }
    }

    /** A post that was let in. Ownership: the thread that serves it. */
    final class Post implements AutoCloseable {
        private int held;
        private boolean works;
        private String jvm = "";
        private long cost;

        private Post() {}

        /** It holds so many bytes more. */
        void hold(int bytes) throws Refusal {
            if (!heldBytes.tryAcquire(bytes)) {
                throw Refusal.later(
                        Refusal.UNAVAILABLE,
                        "the posts of this moment hold " + (MOST_HELD_BYTES >> 20)
                                + " MiB, the most they may; send it again a little later",
                        aLittleLater());
            }
            held += bytes;
        }

        /** It is known whose it is; waits for its turn. */
        void begin(String by) throws Refusal {
            Admission.this.begin(by);
            jvm = by;
            try {
                works = work.tryAcquire(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (!works) {
                throw Refusal.later(
                        Refusal.UNAVAILABLE,
                        "the dashboard has more to store than it can at this moment; send it again a little later",
                        aLittleLater());
            }
        }

        /** What is to be put to the account of the JVM. */
        void cost(long bytes, int lines) {
            cost = bytes + lines * BYTES_OF_A_LINE;
        }

        @Override
        public void close() {
            if (works) {
                work.release();
            }
            if (!jvm.isEmpty()) {
                end(jvm, cost);
            }
            heldBytes.release(held);
            posts.release();
        }
    }

    /**
     * What one JVM has taken.
     *
     * @param owedBytes what it has sent beyond what it may in the long run
     * @param nanos when that was so
     * @param busy whether a post of it is at work
     */
    private record Share(long owedBytes, long nanos, boolean busy) {
        Share at(long now) {
            long paid = (long) ((now - nanos) / NANOS * BYTES_PER_SECOND);
            return new Share(Math.max(0, owedBytes - paid), now, busy);
        }

        @Nullable
        Refusal refusal() {
            if (busy) {
                return Refusal.later(
                        Refusal.TOO_MANY,
                        "another batch of this JVM is being stored, and of each JVM one is at a time; send it again"
                                + " a little later",
                        1);
            }
            long tooMuch = owedBytes - MOST_OWED_BYTES;
            return tooMuch <= 0
                    ? null
                    : Refusal.later(
                            Refusal.TOO_MANY,
                            "this JVM has sent more than " + (BYTES_PER_SECOND >> 20)
                                    + " MiB a second for some time, and the others have their turn; send it again later",
                            (int) (1 + tooMuch / BYTES_PER_SECOND));
        }
    }
}
