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

    /** So many may ask at once, and after so many rounds there is one more of them. */
    private static final int MOST_AT_ONCE = 10;

    private static final int ROUNDS_TO_ONE_MORE = 15;

    private Life() {}

    /**
     * Lives it.
     *
     * @param arguments {@code idle}, {@code load}, or {@code swell} for a load that becomes more and more; and
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
        long rounds = way.equals("load") ? askUntil(over, server) : way.equals("swell") ? swellUntil(over, server) : 0;
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

    private static long swellUntil(CountDownLatch over, Server server) throws Exception {
        ExecutorService visitors = Executors.newFixedThreadPool(MOST_AT_ONCE);
        long rounds = 0;
        while (!over.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
            List<Future<?>> visits = new ArrayList<>();
            for (long i = 0; i <= rounds / ROUNDS_TO_ONE_MORE && i < MOST_AT_ONCE; i++) {
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
