package dev.stranded.core.census;

import dev.stranded.bootstrap.Closings;
import dev.stranded.bootstrap.Failures;

/**
 * About how many bytes of the heap the agent's tables hold: their entries, times what one takes with its place in the
 * table and with what it alone refers to, in a JVM with compressed references. What one look needs for itself and what
 * waits to be reported are not in it.
 *
 * <p>Ownership: the census thread.
 */
final class Footprint {
    /** The code's own constants, the empty tables, and the names of classes and methods that are kept. */
    private static final long FIXED = 200_000;

    private static final long VIRTUAL_THREAD = 48;
    private static final long OTHER_THREAD = 250;
    private static final long WITNESS = 46;
    private static final long CHANNEL = 400;
    private static final long MARK = 80;
    private static final long EXECUTOR = 400;
    private static final long SITE = 2_500;
    private static final long GROUP = 120;
    private static final long FAILURE = 160;
    private static final long CLOSING = 160;

    private long bytes = FIXED;

    /** What hooks have noted and nobody has taken. */
    static Footprint ofLedgers() {
        return new Footprint().add(Failures.size(), FAILURE).add(Closings.size(), CLOSING);
    }

    /** Virtual threads that carry a record, and those that are watched for their end. */
    Footprint virtualThreads(long records, long witnesses) {
        return add(records, VIRTUAL_THREAD).add(witnesses, WITNESS);
    }

    /** Platform threads, and those that were there before the agent. */
    Footprint otherThreads(long threads) {
        return add(threads, OTHER_THREAD);
    }

    /** Queues, the elements that are marked in them, and executors. */
    Footprint registry(Registry registry) {
        return add(registry.channels().live().size(), CHANNEL)
                .add(registry.marks(), MARK)
                .add(registry.all().size(), EXECUTOR);
    }

    /** Places in the code with their stacks, and what tasks wait alike. */
    Footprint places(long sites, long groups) {
        return add(sites, SITE).add(groups, GROUP);
    }

    long bytes() {
        return bytes;
    }

    private Footprint add(long entries, long each) {
        bytes += entries * each;
        return this;
    }
}
