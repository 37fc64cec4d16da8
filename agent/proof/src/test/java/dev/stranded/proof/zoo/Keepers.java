package dev.stranded.proof.zoo;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A program whose {@code main} has ended: one thread that is no daemon waits for nothing, and so keeps the JVM up,
 * which may be what it is for. What else is stuck is so all the same. Arguments: {@code platform} or {@code virtual},
 * and the file.
 */
public final class Keepers {
    private Keepers() {}

    /** Runs it. */
    public static void main(String[] arguments) {
        Cage.useVirtualThreads(arguments[0].equals("virtual"));
        Thread keeper = new Thread(Keepers::keep, "SUSPECTED|keeper");
        keeper.start();
        while (keeper.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        BlockingQueue<Object> queue = new LinkedBlockingQueue<>();
        Cage.spawn("PROVEN|queue", queue::take);
        Thread main = Thread.currentThread();
        Thread dumper = new Thread(() -> dumpAfter(main, arguments[1]), "dumper");
        dumper.setDaemon(true);
        dumper.start();
    }

    private static void dumpAfter(Thread main, String file) {
        try {
            main.join();
            Cage.dump(file, true);
        } catch (InterruptedException | IOException e) {
            throw new IllegalStateException(e);
        }
        System.out.println("dumped");
        Runtime.getRuntime().halt(0);
    }

    private static void keep() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
