package dev.stranded.testbed.programs;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;

/**
 * Requests wait at a queue or for a permit, and each is served when its turn comes. Those that were there when the
 * program opened were spawned by one line and those that have come since by another, and wait behind them.
 *
 * <p>So of those of the second line more and more wait and none is served, while somebody is all the time. Arguments:
 * the kind of threads, {@code queue} or {@code permit}. Leaky twin: {@link UnansweredRequests}.
 */
public final class WaitingRoom {
    private static final int EARLY = 40;
    private static final int TURN_MILLIS = 50;

    private final LinkedBlockingQueue<Ticket> answers = new LinkedBlockingQueue<>();
    private final Semaphore permits = new Semaphore(0, true);
    private final boolean queue;

    private WaitingRoom(boolean queue) {
        this.queue = queue;
    }

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        ThreadFactory threads = Threads.of(arguments[0]);
        WaitingRoom room = new WaitingRoom(arguments[1].equals("queue"));
        for (int early = 0; early < EARLY; early++) {
            threads.newThread(room::ask).start();
        }
        for (int turn = 0; ; turn++) {
            Pace.pass(TURN_MILLIS);
            room.serve();
            threads.newThread(room::ask).start();
            if (turn == EARLY) {
                parent.tell("settled");
            }
        }
    }

    private void ask() {
        try {
            if (queue) {
                answers.take();
            } else {
                permits.acquire();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve() throws InterruptedException {
        if (queue) {
            answers.put(Ticket.FIRST);
        } else {
            permits.release();
        }
    }
}
