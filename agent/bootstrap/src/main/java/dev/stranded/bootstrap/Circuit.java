package dev.stranded.bootstrap;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Hooks that are of use only together, since one adds to a ledger what another takes away: too many faults in one of
 * them, and all of them return at once.
 *
 * <p>What the application's own state has brought about, a stack or a heap that is full, is no fault: the hook's record
 * is lost, which is counted, and the application goes on to where it fails by itself. Hooks count a full stack without
 * a call, since there is no room for one.
 */
public final class Circuit {
    /** So many faults, and its hooks are no longer trusted. */
    public static final int LIMIT = 100;

    /** Platform threads that start and end. */
    public static final Circuit THREADS = new Circuit("threads");
    /** Virtual threads that start and end. */
    public static final Circuit VIRTUAL_THREADS = new Circuit("virtual threads");
    /** Virtual threads that park. */
    public static final Circuit PARKS = new Circuit("waits of virtual threads");
    /** What executors are given and what they run. */
    public static final Circuit TASKS = new Circuit("executors' tasks");
    /** Queues, executors and publishers that are made. */
    public static final Circuit CREATIONS = new Circuit("queues and executors");
    /** Tasks that release others. */
    public static final Circuit RELEASES = new Circuit("who serves a queue");
    /** Failures of futures, and who looks at them. */
    public static final Circuit FAILURES = new Circuit("failures of futures");
    /** Tasks that end otherwise than by themselves. */
    public static final Circuit ENDS = new Circuit("how tasks end");
    /** Executors and publishers that are closed, and what they refuse. */
    public static final Circuit CLOSINGS = new Circuit("closed executors and publishers");

    /** Other agents that change classes. */
    public static final Circuit CHANGES = new Circuit("other agents' changes");

    static final Circuit[] ALL = {
        THREADS, VIRTUAL_THREADS, PARKS, TASKS, CREATIONS, RELEASES, FAILURES, ENDS, CLOSINGS, CHANGES,
    };

    /** What its hooks follow, in a user's words. */
    public final String follows;

    /** Whether its hooks return at once. A race is benign: a hook more or less is served. */
    boolean off;

    private volatile boolean incomplete;

    /** Counts what was caught, faults and others; races on it are benign: what counts is that it has moved. */
    int lapses;

    private final AtomicInteger faults = new AtomicInteger();
    private volatile @Nullable String last;

    private Circuit(String follows) {
        this.follows = follows;
    }

    /** All there are. */
    public static Circuit[] all() {
        return ALL.clone();
    }

    /** Its hooks have swallowed so many exceptions that were not the application's. */
    public int faults() {
        return faults.get();
    }

    /** The class of the last of them. */
    public @Nullable String lastFault() {
        return last;
    }

    /** So often a hook did not do what it is there for, about, through a fault or because memory or stack ran out. */
    public int lapses() {
        return lapses;
    }

    /** Says that one of its hooks was not in place for a while. */
    public void lackedHook() {
        lapses++;
    }

    /** Says that one of its hooks is not in place. */
    public void lacksHook() {
        incomplete = true;
    }

    /** Whether its hooks have seen all there was to see, so that what they have not seen has not happened. */
    public boolean isWhole() {
        return !off && !incomplete && lapses == 0;
    }

    /** Whether what its hooks count is about right. */
    public boolean counts() {
        return !off && !incomplete && faults.get() == 0 && lapses < LIMIT;
    }

    /** Whether its own faults have switched it off. */
    public boolean isTripped() {
        return faults.get() >= LIMIT;
    }

    /** Whether its hooks are in place and do not return at once. */
    public boolean isOn() {
        return !off && !incomplete;
    }

    /** Takes in what a hook has caught; lets through only what was thrown at the thread from outside. */
    void swallow(Throwable caught) {
        lapses++;
        if (caught instanceof StackOverflowError || caught instanceof OutOfMemoryError) {
            return;
        }
        Faults.letThrough(caught);
        last = Faults.nameOf(caught);
        if (faults.incrementAndGet() >= LIMIT) {
            off = true;
        }
        Faults.count(caught);
    }

    void forget() {
        faults.set(0);
        lapses = 0;
        last = null;
        incomplete = false;
    }
}
