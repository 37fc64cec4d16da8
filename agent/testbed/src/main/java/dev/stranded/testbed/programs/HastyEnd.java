package dev.stranded.testbed.programs;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadFactory;

/**
 * Sends a few mails in the background and ends.
 *
 * <p>Arguments: the kind of threads, and the way. It does not wait for the mails: {@code one} only; {@code threads},
 * one each; {@code parts}, the same when some parts of each have been sent; {@code one-by-one}, the same when some have
 * been sent already; {@code queue}, a pool of two daemons; {@code asynchronous}, a pool of forks; {@code exit}, by
 * {@code System.exit}. The healthy twins: {@code joined}, {@code closed}, {@code hook} wait for them; {@code forced} is
 * ended by another than who sends; {@code idle} has nothing left to do, {@code loop} leaves what looks after itself,
 * and {@code server} what belongs to the JDK.
 */
public final class HastyEnd {
    private static final int MAILS = 6;
    private static final int SENDING_MILLIS = 60_000;
    private static final int PART_MILLIS = 100;

    private HastyEnd() {}

    /** Ends by itself, or is ended by its parent. */
    public static void main(String[] arguments) throws Exception {
        ThreadFactory threads = Threads.of(arguments[0]);
        ThreadFactory daemons = arguments[0].equals("virtual") ? threads : body -> daemon(threads, body);
        switch (arguments[1]) {
            case "one" -> daemons.newThread(() -> send(SENDING_MILLIS)).start(); // mark one in main
            case "threads" -> start(daemons, SENDING_MILLIS);
            case "parts" -> {
                start(daemons, SENDING_MILLIS);
                Pace.pass(4 * PART_MILLIS);
            }
            case "one-by-one" -> startOneByOne(daemons);
            case "queue" -> queue(Executors.newFixedThreadPool(2, daemons));
            case "asynchronous" -> sendAsynchronously();
            case "exit" -> {
                queue(Executors.newFixedThreadPool(2, daemons));
                System.exit(0);
            }
            case "joined" -> join(start(daemons, 300));
            case "closed" -> close(daemons);
            case "hook" -> waitInHook(start(daemons, 300));
            case "forced" -> {
                Parent parent = Parent.attend();
                start(daemons, 3_600_000);
                parent.tell("settled");
                parent.hear();
            }
            case "idle" -> idle(daemons);
            case "server" -> {
                serve();
                System.exit(0);
            }
            case "loop" -> daemons.newThread(HastyEnd::beat).start();
            default -> throw new IllegalArgumentException(arguments[1]);
        }
    }

    private static Thread daemon(ThreadFactory threads, Runnable body) {
        Thread thread = threads.newThread(body);
        thread.setDaemon(true);
        return thread;
    }

    private static List<Thread> start(ThreadFactory threads, long millis) {
        List<Thread> started = new ArrayList<>();
        for (int mail = 0; mail < MAILS; mail++) {
            Thread thread = threads.newThread(() -> send(millis)); // mark threads-virtual in start
            thread.start(); // mark threads-platform in start
            started.add(thread);
        }
        return started;
    }

    private static void startOneByOne(ThreadFactory threads) throws InterruptedException {
        for (int mail = 0; mail < MAILS; mail++) {
            long millis = mail < 3 ? 1 : SENDING_MILLIS;
            Thread thread = threads.newThread(() -> send(millis)); // mark one-by-one-virtual in startOneByOne
            thread.start(); // mark one-by-one-platform in startOneByOne
            thread.join(200);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // That nobody waits for it is the point.
    private static void queue(ExecutorService pool) {
        for (int mail = 0; mail < MAILS; mail++) {
            pool.submit(() -> send(SENDING_MILLIS)); // mark queue in queue
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // As above.
    private static void sendAsynchronously() {
        ForkJoinPool pool = new ForkJoinPool(2);
        CompletableFuture.runAsync(() -> send(SENDING_MILLIS), pool); // mark asynchronous in sendAsynchronously
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void close(ThreadFactory threads) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(2, threads);
        CountDownLatch sent = new CountDownLatch(MAILS);
        for (int mail = 0; mail < MAILS; mail++) {
            pool.execute(() -> {
                send(50);
                sent.countDown();
            });
        }
        sent.await();
    }

    private static void waitInHook(List<Thread> threads) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                join(threads);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private static void idle(ThreadFactory threads) throws InterruptedException {
        Executors.newFixedThreadPool(2, threads).execute(() -> {});
        CountDownLatch never = new CountDownLatch(1);
        threads.newThread(() -> await(never)).start();
        threads.newThread(HastyEnd::beat).start();
        Pace.pass(700);
    }

    private static void beat() {
        for (int beats = 0; beats < Integer.MAX_VALUE; beats++) {
            Pace.pass(50);
        }
    }

    /** Of two servers that are started at one line one has been stopped. */
    private static void serve() throws IOException, InterruptedException {
        for (int i = 0; i < 2; i++) {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.start();
            if (i == 0) {
                server.stop(0);
            }
        }
        while (Thread.getAllStackTraces().keySet().stream()
                        .filter(HastyEnd::dispatches)
                        .count()
                != 1) {
            Pace.pass(50);
        }
        Pace.pass(700);
    }

    private static boolean dispatches(Thread thread) {
        return thread.getName().equals("HTTP-Dispatcher");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(long millis) {
        for (long part = 0; part < millis; part += PART_MILLIS) {
            Pace.pass(Math.min(millis, PART_MILLIS)); // mark at-work in send
        }
    }
}
