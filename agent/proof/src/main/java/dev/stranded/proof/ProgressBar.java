package dev.stranded.proof;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/** One line on a terminal that shows how far a long work is; nothing where there is no terminal, or it is soon over. */
final class ProgressBar implements Progress {
    private static final int WIDTH = 30;
    private static final long FIRST_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long BETWEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final PrintStream out;
    private final boolean visible;
    private long nextNanos;
    private boolean begun;
    private boolean shown;

    private ProgressBar(PrintStream out, boolean visible) {
        this.out = out;
        this.visible = visible;
    }

    static ProgressBar on(PrintStream out) {
        return new ProgressBar(out, Terminal.isThere());
    }

    @Override
    public void at(String step, double part) {
        if (!begun) {
            begun = true;
            nextNanos = System.nanoTime() + FIRST_NANOS;
        }
        if (visible && System.nanoTime() - nextNanos >= 0) {
            int done = (int) (part * WIDTH);
            out.print("\r[" + "#".repeat(done) + " ".repeat(WIDTH - done) + "] " + step + "   ");
            out.flush();
            shown = true;
            nextNanos = System.nanoTime() + BETWEEN_NANOS;
        }
    }

    /** Takes it away. */
    void end() {
        if (shown) {
            out.print("\r" + " ".repeat(2 * WIDTH) + "\r");
            out.flush();
            shown = false;
        }
    }
}
