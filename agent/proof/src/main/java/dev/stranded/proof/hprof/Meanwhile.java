package dev.stranded.proof.hprof;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Work that another thread does meanwhile, or this one after its own if the other has not begun by then. */
public final class Meanwhile {
    private final Runnable work;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Thread thread = new Thread(this::run, "stranded-proof");
    private @Nullable Throwable failure;

    private Meanwhile(Runnable work) {
        this.work = work;
    }

    /** Does both works, {@code here} in this thread; fails if one does. */
    public static void both(Runnable here, Runnable there) {
        Meanwhile other = new Meanwhile(there);
        other.thread.setDaemon(true);
        other.thread.start();
        boolean done = false;
        try {
            here.run();
            done = true;
        } finally {
            other.end(done);
        }
        other.fail();
    }

    private void run() {
        if (begun.compareAndSet(false, true)) {
            try {
                work.run();
            } catch (Throwable e) {
                failure = e;
            }
        }
    }

    /** Returns when the other thread does nothing more; if the work is needed, it is done then. */
    private void end(boolean needed) {
        if (needed) {
            run();
        } else {
            begun.set(true);
        }
        await();
    }

    private void fail() {
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }

    private void await() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
