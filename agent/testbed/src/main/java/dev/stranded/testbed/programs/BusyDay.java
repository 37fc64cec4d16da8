package dev.stranded.testbed.programs;

import java.util.concurrent.ThreadFactory;

/**
 * Each request starts a thread, and they come quicker and quicker, but each is done as quickly as before.
 *
 * <p>More threads are live as more requests come, and no more than that. Argument: the kind of threads. Leaky twin:
 * {@link ThreadPerRequest}.
 */
public final class BusyDay {
    private static final int SLOWEST_MILLIS = 40;
    private static final int QUICKEST_MILLIS = 4;

    private BusyDay() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        ThreadFactory threads = Threads.of(arguments[0]);
        for (int pause = SLOWEST_MILLIS; ; pause = Math.max(QUICKEST_MILLIS, pause - 1)) {
            for (int spent = 0; spent < 120; spent += pause) {
                threads.newThread(BusyDay::call).start();
                Pace.pass(pause);
            }
            if (pause == QUICKEST_MILLIS + 1) {
                parent.tell("settled");
            }
        }
    }

    private static void call() {
        Pace.pass(300);
    }
}
