package dev.stranded.testbed.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;

/**
 * A few tasks wait at a queue each. Of a {@code lost} one nobody else knows; a {@code kept} one is in a list that the
 * program holds, and would be served if there were anything to do.
 *
 * <p>Arguments: the kind of threads, {@code lost} or {@code kept}, how many. When it hears {@code interrupt}, it looks
 * for the threads in the JVM's own list and interrupts them.
 */
public final class LostQueues {
    private static final String NAME = "lost-taker";
    private static final List<BlockingQueue<Ticket>> KEPT = new ArrayList<>();

    private LostQueues() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        ThreadFactory threads = Threads.of(arguments[0]);
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            strand(threads, arguments[1].equals("kept"));
        }
        parent.tell("settled");
        while (!parent.hear().equals("interrupt")) {
            parent.tell("heard");
        }
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(NAME))
                .forEach(Thread::interrupt);
        parent.tell("interrupted");
        parent.hear();
    }

    private static void strand(ThreadFactory threads, boolean keep) {
        BlockingQueue<Ticket> queue = new LinkedBlockingQueue<>();
        if (keep) {
            KEPT.add(queue);
        }
        named(threads.newThread(() -> take(queue))).start(); // mark spawn in strand
    }

    private static Thread named(Thread taker) {
        taker.setName(NAME);
        return taker;
    }

    private static void take(BlockingQueue<Ticket> queue) {
        try {
            queue.take(); // mark take in take
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
