package dev.stranded.testbed.kernels.moby;

import dev.stranded.testbed.kernels.Kernel;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;

/**
 * A proxy whose dialling fails goes on with the next client and leaves the table's mutex taken.
 *
 * <p>moby#7559. Fixed: the mutex is given back before it goes on.
 */
public final class DatagramProxy extends Kernel {
    private static final int CLIENTS = 2;

    private final Semaphore table = new Semaphore(1);

    @Override
    protected void run(ThreadFactory threads) {
        threads.newThread(() -> perform(this::serve)).start(); // mark proxy in run
    }

    private void serve() throws InterruptedException {
        for (int client = 0; client < CLIENTS; client++) {
            table.acquire();
            if (!dial(client)) {
                if (fixed) {
                    table.release();
                }
                continue;
            }
            work();
            table.release();
        }
    }

    private static boolean dial(int client) {
        return client > 0;
    }
}
