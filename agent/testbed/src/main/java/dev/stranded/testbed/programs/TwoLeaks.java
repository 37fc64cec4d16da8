package dev.stranded.testbed.programs;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;

/**
 * Leaves threads behind that wait for ever until there are a few, and a queue that grows for ever.
 *
 * <p>The first of its findings stays as it is after a while, the second changes all the time. It counts its turns
 * aloud.
 */
public final class TwoLeaks {
    private static final int STRANDED = 150;
    private static final int ORDERS_A_TURN = 20;

    private TwoLeaks() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws InterruptedException {
        Parent parent = Parent.attend();
        BlockingQueue<String> answers = new SynchronousQueue<>();
        BlockingQueue<String> orders = new LinkedBlockingQueue<>();
        for (int turn = 1; ; turn++) {
            if (turn <= STRANDED) {
                new Thread(() -> answer(answers)).start();
            }
            for (int order = 0; order < ORDERS_A_TURN; order++) {
                orders.put("order");
            }
            Pace.pass(40);
            parent.tell("turns: " + orders.size() / ORDERS_A_TURN);
        }
    }

    private static void answer(BlockingQueue<String> answers) {
        try {
            answers.put("late");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
