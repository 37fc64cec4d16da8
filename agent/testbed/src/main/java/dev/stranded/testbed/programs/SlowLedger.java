package dev.stranded.testbed.programs;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Each request has a thread that writes to a ledger under a lock; now and then somebody writes for long, and all others
 * wait for that.
 *
 * <p>Who holds the lock is known and goes on. Arguments: the kind of threads; and {@code lock} or {@code monitor}.
 * Leaky twin: {@link ForsakenHandOffs}.
 */
public final class SlowLedger {
    private static final int LONG_MILLIS = 2_200;
    private static final int BETWEEN = 60;

    private final ReentrantLock lock = new ReentrantLock();

    private SlowLedger() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        ThreadFactory threads = Threads.of(arguments[0]);
        boolean monitor = arguments[1].equals("monitor");
        SlowLedger ledger = new SlowLedger();
        for (int request = 0; ; request++) {
            long millis = request % BETWEEN == 20 ? LONG_MILLIS : 1;
            threads.newThread(() -> ledger.write(monitor, millis)).start();
            Pace.pass(50);
            if (request == 10) {
                parent.tell("settled");
            }
        }
    }

    private void write(boolean monitor, long millis) {
        if (monitor) {
            synchronized (this) {
                Pace.pass(millis);
            }
        } else {
            lock.lock();
            try {
                Pace.pass(millis);
            } finally {
                lock.unlock();
            }
        }
    }
}
