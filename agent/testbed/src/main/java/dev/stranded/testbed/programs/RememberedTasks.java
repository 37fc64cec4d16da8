package dev.stranded.testbed.programs;

import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Requests start tasks that go on when the request has long been answered, as they are meant to.
 *
 * <p>Arguments: the kind of threads, and what the tasks are: {@code stopped} with their request; {@code long}, work
 * that takes its time but ends; {@code expiry}, one long sleep each; {@code workers}, which the first requests start
 * and all share; {@code services}, which initialisers start and leave running; {@code sessions} that a few requests
 * open, each with a queue of its own; {@code main}'s, which the program itself starts. Leaky twin:
 * {@link ForgottenTasks}.
 */
public final class RememberedTasks {
    private static final int REQUESTS = 40;
    private static final int FEW = 6;

    private final BlockingQueue<Ticket> shared = new LinkedBlockingQueue<>();
    private final Queue<BlockingQueue<Ticket>> sessions = new ConcurrentLinkedQueue<>();
    private final AtomicInteger workers = new AtomicInteger();
    private final ThreadFactory threads;

    private RememberedTasks(ThreadFactory threads) {
        this.threads = threads;
    }

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        RememberedTasks tasks = new RememberedTasks(Threads.of(arguments[0]));
        ExecutorService server = Executors.newFixedThreadPool(4);
        for (int request = 0; request < REQUESTS; request++) {
            switch (arguments[1]) {
                case "stopped" -> server.execute(tasks::beatWhileWorking);
                case "long" -> server.execute(() -> tasks.start(() -> beat(18)));
                case "expiry" -> server.execute(() -> tasks.start(() -> Pace.pass(3_600_000)));
                case "workers" -> server.execute(tasks::handToWorkers);
                case "services" -> few(request, () -> server.execute(() -> tasks.start(() -> beat(Integer.MAX_VALUE))));
                case "sessions" -> few(request, () -> server.execute(tasks::openSession));
                case "main" -> tasks.start(() -> beat(Integer.MAX_VALUE));
                default -> throw new IllegalArgumentException(arguments[1]);
            }
            if (request >= FEW) {
                Pace.pass(60);
                tasks.sessions.forEach(messages -> messages.add(Ticket.FIRST));
            }
        }
        parent.tell("settled");
        parent.hear();
    }

    private static void few(int request, Runnable start) {
        if (request < FEW) {
            start.run();
        }
    }

    private void start(Runnable task) {
        threads.newThread(task).start();
    }

    private void beatWhileWorking() {
        Thread heart = threads.newThread(() -> beat(Integer.MAX_VALUE));
        heart.start();
        Pace.pass(20);
        heart.interrupt();
    }

    private void handToWorkers() {
        if (workers.incrementAndGet() <= FEW) {
            start(this::workForEver);
        }
        shared.add(Ticket.FIRST);
    }

    private void workForEver() {
        try {
            for (int done = 0; done >= 0; ) {
                done += shared.poll(40, TimeUnit.MILLISECONDS) == null ? 0 : 1;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void openSession() {
        BlockingQueue<Ticket> messages = new LinkedBlockingQueue<>();
        sessions.add(messages);
        start(() -> {
            try {
                for (int heard = 0; heard >= 0; heard++) {
                    messages.take();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void beat(int times) {
        try {
            for (int time = 0; time < times; time++) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
