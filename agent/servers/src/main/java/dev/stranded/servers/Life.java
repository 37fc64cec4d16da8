package dev.stranded.servers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A server's life: it is started, left alone or asked a few times a second, and stopped when the program's standard
 * input ends.
 */
final class Life {
    private static final long PAUSE_MILLIS = 400;

    /** So many ask at once at high tide, and after so many rounds there is one more of them, or one less. */
    private static final int MOST_AT_ONCE = 10;

    private static final int ROUNDS_TO_CHANGE = 5;

    private Life() {}

    /**
     * Lives it.
     *
     * @param arguments {@code idle}, {@code load}, or {@code tide} for a load that rises and falls; and
     *     {@code platform} or {@code virtual}
     */
    static void live(String[] arguments, Start start) throws Exception {
        String way = arguments[0];
        CountDownLatch over = new CountDownLatch(1);
        Thread ear = new Thread(() -> listen(over), "ear");
        ear.setDaemon(true);
        ear.start();
        Server server = start.start(arguments[1].equals("virtual"));
        System.out.println("settled");
        long rounds =
                way.equals("load") ? askUntil(over, server) : way.equals("tide") ? riseAndFallUntil(over, server) : 0;
        over.await();
        server.ask();
        server.stop();
        System.out.println("answered " + (rounds + 1));
        if (!way.equals("idle")) {
            System.exit(0);
        }
    }

    private static long askUntil(CountDownLatch over, Server server) throws Exception {
        long rounds = 0;
        while (!over.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
            server.ask();
            rounds++;
        }
        return rounds;
    }

    private static long riseAndFallUntil(CountDownLatch over, Server server) throws Exception {
        ExecutorService visitors = Executors.newFixedThreadPool(MOST_AT_ONCE);
        long rounds = 0;
        while (!over.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
            List<Future<?>> visits = new ArrayList<>();
            for (long i = atOnce(rounds); i > 0; i--) {
                visits.add(visitors.submit(() -> {
                    server.ask();
                    return null;
                }));
            }
            for (Future<?> visit : visits) {
                visit.get();
            }
            rounds++;
        }
        visitors.shutdown();
        return rounds;
    }

    private static long atOnce(long rounds) {
        long change = rounds / ROUNDS_TO_CHANGE % (2 * MOST_AT_ONCE);
        return Math.max(1, change < MOST_AT_ONCE ? change + 1 : 2 * MOST_AT_ONCE - change);
    }

    private static void listen(CountDownLatch over) {
        try {
            while (System.in.read() >= 0) {
                // What it reads does not matter, only that it ends.
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            System.err.println("the program's standard input broke: " + e);
        }
        over.countDown();
    }
}
