package dev.stranded.testbed.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/**
 * Each request starts a thread that waits at a queue, and is served when its turn comes: slowly, but always, from the
 * first.
 *
 * <p>Twice as many come as are served until twenty wait at each queue, some for longer than the threshold; then as many
 * come as are served. Arguments: the kind of threads, the ways to wait. Leaky twin: {@link UnansweredRequests}.
 */
public final class AnsweredRequests {
    private static final int WAITING = 20;
    private static final int TURNS = 60;

    private AnsweredRequests() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        ThreadFactory threads = Threads.of(arguments[0]);
        List<Desk> desks = new ArrayList<>();
        for (String way : List.of(arguments).subList(1, arguments.length)) {
            desks.add(Desk.of(way));
        }
        for (int turn = 0; ; turn++) {
            for (Desk desk : desks) {
                for (int coming = turn < WAITING ? 2 : 1; coming > 0; coming--) {
                    threads.newThread(desk::ask).start();
                }
            }
            Pace.pass(60);
            for (Desk desk : desks) {
                desk.serve();
            }
            if (turn == TURNS) {
                parent.tell("settled");
            }
        }
    }
}
