package dev.stranded.testbed.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/**
 * Each request starts a thread that waits at a queue, and is served when its turn comes: slowly, but always.
 *
 * <p>There are always twenty of them waiting at each queue, some for longer than the threshold. Arguments: the kind of
 * threads, the ways to wait. Leaky twin: {@link UnansweredRequests}.
 */
public final class AnsweredRequests {
    private static final int WAITING = 20;
    private static final int TURNS = 40;

    private AnsweredRequests() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        ThreadFactory threads = Threads.of(arguments[0]);
        List<Desk> desks = new ArrayList<>();
        for (String way : List.of(arguments).subList(1, arguments.length)) {
            Desk desk = Desk.of(way);
            desks.add(desk);
            for (int request = 0; request < WAITING; request++) {
                threads.newThread(desk::ask).start();
            }
        }
        for (int turn = 0; ; turn++) {
            Pace.pass(60);
            for (Desk desk : desks) {
                desk.serve();
                threads.newThread(desk::ask).start();
            }
            if (turn == TURNS) {
                parent.tell("settled");
            }
        }
    }
}
