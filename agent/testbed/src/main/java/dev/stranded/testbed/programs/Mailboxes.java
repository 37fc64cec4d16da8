package dev.stranded.testbed.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;

/**
 * Ever more users log in, and each has a thread that takes from the user's own mailbox; all are written to in turn.
 *
 * <p>A thread that waits for its next letter is no unfinished work, however many there are. Argument: the kind of
 * threads. Leaky twin: {@link BorrowedConnections}.
 */
public final class Mailboxes {
    private static final int MOST = 400;

    private Mailboxes() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        ThreadFactory threads = Threads.of(arguments[0]);
        List<BlockingQueue<String>> mailboxes = new ArrayList<>();
        int next = 0;
        for (int turn = 0; ; turn++) {
            if (mailboxes.size() < MOST) {
                BlockingQueue<String> mailbox = new LinkedBlockingQueue<>();
                mailboxes.add(mailbox);
                threads.newThread(() -> read(mailbox)).start();
            }
            for (int letter = 0; letter < 8; letter++) {
                next = (next + 1) % mailboxes.size();
                mailboxes.get(next).add("letter");
            }
            Pace.pass(20);
            if (turn == 20) {
                parent.tell("settled");
            }
        }
    }

    private static void read(BlockingQueue<String> mailbox) {
        try {
            String letter = mailbox.take();
            while (!letter.isEmpty()) {
                letter = mailbox.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
