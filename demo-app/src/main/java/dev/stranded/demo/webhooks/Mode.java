package dev.stranded.demo.webhooks;

/** How a receiver hands webhooks on. */
enum Mode {
    /** A platform thread for each. */
    NAIVE("naive", "thread per request", "NaiveReceiver", Bound.NONE),
    /** A virtual thread for each. */
    NAIVE_VIRTUAL("naive-virtual", "virtual thread per request", "NaiveVirtualReceiver", Bound.NONE),
    /** A hundred workers behind a queue of a thousand. */
    POOL("pool", "100 workers, queue of 1,000", "PoolReceiver", Bound.HUNDRED),
    /** Virtual threads, a hundred at a time. */
    VIRTUAL_BOUNDED("virtual-bounded", "virtual threads, 100 at a time", "VirtualBoundedReceiver", Bound.HUNDRED),
    /** The pool, with a token bucket before the API. */
    RATE_LIMITED("rate-limited", "pool with a token bucket", "RateLimitedReceiver", Bound.HUNDRED);

    private static final String PACKAGE = "dev.stranded.demo.receiver.";
    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

    private final String id;
    private final String title;
    private final String mainClass;
    private final Bound bound;

    Mode(String id, String title, String mainClass, Bound bound) {
        this.id = id;
        this.title = title;
        this.mainClass = mainClass;
        this.bound = bound;
    }

    /** What it is called on the command line. */
    String id() {
        return id;
    }

    /** What it does, in a few words. */
    String title() {
        return title;
    }

    /** The name under which the agent reports. */
    String application() {
        return "receiver-" + id;
    }

    /** The program. */
    String mainClass() {
        return PACKAGE + mainClass;
    }

    /** Whether it does no more than so many webhooks at a time, and so needs no more than so much memory. */
    boolean bounded() {
        return bound == Bound.HUNDRED;
    }

    /** Whether this JDK can run it. */
    boolean runsOn(int feature) {
        boolean virtual = this == NAIVE_VIRTUAL || this == VIRTUAL_BOUNDED;
        return !virtual || feature >= FIRST_WITH_VIRTUAL_THREADS;
    }

    @Override
    public String toString() {
        return id;
    }

    /** How much a receiver does at a time. */
    private enum Bound {
        NONE,
        HUNDRED
    }
}
