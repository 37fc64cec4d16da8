package dev.stranded.testbed.programs;

import java.util.concurrent.ThreadFactory;

/**
 * Each request starts a thread that waits at a queue, and is served when its turn comes: slowly, but always.
 *
 * <p>There are always forty of them waiting, some for longer than the threshold. Arguments: the way to wait, the kind
 * of threads. Leaky twin: {@link UnansweredRequests}.
 */
public final class AnsweredRequests {
    private static final int WAITING = 40;
    private static final int TURNS = 60;

    private AnsweredRequests() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        Desk desk = Desk.of(arguments[0]);
        ThreadFactory threads = Threads.of(arguments[1]);
        for (int request = 0; request < WAITING; request++) {
            threads.newThread(desk::ask).start();
        }
        for (int turn = 0; ; turn++) {
            Pace.pass(50);
            desk.serve();
            threads.newThread(desk::ask).start();
            if (turn == TURNS) {
                parent.tell("settled");
            }
        }
    }
}
