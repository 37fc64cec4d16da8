package dev.stranded.proof.attach;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for another JVM's answer, and not for ever: what the JDK's attach API does has no end where that JVM hangs. */
final class Patience {
    /** So long a JVM may take to let somebody in, or to say a word. */
    static final int WORD_SECONDS = 20;

    /** So long it may take to let an agent start. */
    static final int AGENT_SECONDS = 120;

    private Patience() {}

    /**
     * Does this on a thread of its own, which is left behind where it takes longer.
     *
     * @throws AttachFailure if it takes longer
     * @throws ReflectiveOperationException as the call does
     */
    static <T> T within(int seconds, JvmProcess process, Callable<T> call)
            throws AttachFailure, ReflectiveOperationException {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(task, "stranded-attach");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw Refusal.silent(process, seconds);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ReflectiveOperationException failure) {
                throw failure;
            }
            if (e.getCause() instanceof AttachFailure failure) {
                throw failure;
            }
            throw new AttachFailure("can't attach to JVM " + process.pid() + " (" + e.getCause() + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AttachFailure("interrupted while JVM " + process.pid() + " was asked", e);
        }
    }
}
