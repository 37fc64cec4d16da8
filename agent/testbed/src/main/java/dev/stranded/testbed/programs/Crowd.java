package dev.stranded.testbed.programs;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;

/**
 * Ten doormen let in a crowd of visitors, who wait in a hall for an answer or at a desk for a permit; beside them
 * letters go from a writer through two sorters to a reader.
 *
 * <p>The writer is quicker than the sorters, so it is held back. Arguments: the kind of threads, and how many visitors.
 */
public final class Crowd {
    private static final int DOORMEN = 10;
    private static final int SORTERS = 2;

    private final ThreadFactory threads;
    private final CountDownLatch entered;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final Semaphore permits = new Semaphore(0);
    private final BlockingQueue<String> written = new LinkedBlockingQueue<>(20); // mark written in <init>
    private final BlockingQueue<String> sorted = new LinkedBlockingQueue<>(20); // mark sorted in <init>

    private Crowd(ThreadFactory threads, int visitors) {
        this.threads = threads;
        this.entered = new CountDownLatch(visitors);
    }

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        int visitors = Integer.parseInt(arguments[1]);
        Crowd crowd = new Crowd(Threads.of(arguments[0]), visitors);
        crowd.handOnLetters();
        for (int door = 0; door < DOORMEN; door++) {
            int share = visitors / DOORMEN + (door < visitors % DOORMEN ? 1 : 0);
            crowd.threads.newThread(() -> crowd.letIn(share)).start(); // mark doormen in main
        }
        crowd.entered.await();
        parent.tell("settled");
        parent.hear();
    }

    private void letIn(int visitors) {
        for (int visitor = 0; visitor < visitors; visitor++) {
            boolean hall = visitor % 2 == 0;
            threads.newThread(() -> visit(hall)).start(); // mark visitors in letIn
        }
        Pace.pass(Long.MAX_VALUE / 2);
    }

    private void visit(boolean hall) {
        entered.countDown();
        try {
            if (hall) {
                answers.take(); // mark hall in visit
            } else {
                permits.acquire(); // mark desk in visit
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handOnLetters() {
        threads.newThread(this::write).start(); // mark writer in handOnLetters
        for (int sorter = 0; sorter < SORTERS; sorter++) {
            threads.newThread(this::sort).start(); // mark sorters in handOnLetters
        }
        threads.newThread(this::read).start(); // mark reader in handOnLetters
    }

    private void write() {
        try {
            while (true) {
                written.put("letter"); // mark put in write
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sort() {
        try {
            while (true) {
                String letter = written.take();
                Pace.pass(40);
                sorted.put(letter);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try {
            while (true) {
                sorted.take(); // mark take in read
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
