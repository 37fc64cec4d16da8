package dev.stranded.cli;

import dev.stranded.cli.text.Screen;
import dev.stranded.cli.text.WatchText;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A terminal while it shows something live. A signal that ends this process lets what is under way come to its end, and
 * gives the terminal back.
 */
final class LiveScreen implements AutoCloseable {
    private static final long LAST_LOOK_MILLIS = 3_000;

    private final Screen screen;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread atExit = new Thread(this::endEarly, "stranded-screen-end");

    private LiveScreen(PrintStream out) {
        this.screen = new Screen(out);
    }

    static LiveScreen open(PrintStream out) {
        LiveScreen live = new LiveScreen(out);
        Runtime.getRuntime().addShutdownHook(live.atExit);
        live.screen.open();
        return live;
    }

    void draw(WatchText text) {
        screen.measure();
        screen.draw(text.lines(screen.width(), screen.height()));
    }

    /** Waits; false if it is to end. */
    boolean pause(long millis) throws InterruptedException {
        return !asked.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Gives the terminal back. */
    @Override
    public void close() {
        screen.close();
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // It is running, and has waited for this.
        }
    }

    private void endEarly() {
        asked.countDown();
        try {
            if (!closed.await(LAST_LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                screen.close();
            }
        } catch (InterruptedException e) {
            screen.close();
        }
    }
}
