package dev.stranded.testbed.programs;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;

/**
 * Sixty requests wait at a queue, and as one is served another comes. Now and then all stands still for a while, as
 * when the machine is busy with something else: nobody is served, and nobody comes.
 *
 * <p>Those that came shortly before then become long waits one by one, and none is served. Argument: the kind of
 * threads. Leaky twin: {@link UnansweredRequests}.
 */
public final class HeldUpService {
    private static final int WAITING = 60;
    private static final int TURN_MILLIS = 20;
    private static final int TURNS = 100;
    private static final int STANDSTILL_MILLIS = 2_000;

    private HeldUpService() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        ThreadFactory threads = Threads.of(arguments[0]);
        LinkedBlockingQueue<Ticket> answers = new LinkedBlockingQueue<>();
        for (int turn = 0; ; turn++) {
            threads.newThread(() -> ask(answers)).start();
            if (turn < WAITING) {
                continue;
            }
            answers.put(Ticket.FIRST);
            Pace.pass(TURN_MILLIS);
            if (turn % TURNS == 0) {
                Pace.pass(STANDSTILL_MILLIS);
            }
            if (turn == TURNS) {
                parent.tell("settled");
            }
        }
    }

    private static void ask(LinkedBlockingQueue<Ticket> answers) {
        try {
            answers.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
