package dev.stranded.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * The body of a thread of the agent's own: hooks neither follow such a thread nor what it does.
 *
 * <p>It is told by its task and not by a class of its own: compiled code asks no thread for its class as long as all
 * running ones are plain {@code Thread}s, and one of another class would slow down every {@code lockInterruptibly}.
 */
public final class AgentWork implements Runnable {
    private final Runnable body;

    private AgentWork(Runnable body) {
        this.body = body;
    }

    /** A daemon thread in {@code group}, not started. */
    public static Thread thread(ThreadGroup group, Runnable body, String name, @Nullable ClassLoader context) {
        Thread thread = new Thread(group, new AgentWork(body), name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(context);
        return thread;
    }

    /** Whether this is a thread of the agent's own. */
    public static boolean isDoneBy(Thread thread) {
        return ThreadFields.taskOf(thread) instanceof AgentWork;
    }

    /** What the application does with exceptions that nothing catches is not for those of the agent. */
    @Override
    public void run() {
        try {
            body.run();
        } catch (Throwable e) {
            Faults.count(e);
        }
    }
}
