package dev.stranded.servers;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A server's life: it is started, left alone or asked a few times a second, and stopped when the program's standard
 * input ends.
 */
final class Life {
    private static final long PAUSE_MILLIS = 400;

    private Life() {}

    /**
     * Lives it.
     *
     * @param arguments {@code idle} or {@code load}, and {@code platform} or {@code virtual}
     */
    static void live(String[] arguments, Start start) throws Exception {
        boolean load = arguments[0].equals("load");
        CountDownLatch over = new CountDownLatch(1);
        Thread ear = new Thread(() -> listen(over), "ear");
        ear.setDaemon(true);
        ear.start();
        Server server = start.start(arguments[1].equals("virtual"));
        System.out.println("settled");
        long rounds = load ? askUntil(over, server) : 0;
        over.await();
        server.ask();
        server.stop();
        System.out.println("answered " + (rounds + 1));
        if (load) {
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
