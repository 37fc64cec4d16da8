package dev.stranded.bootstrap;

/** A thread of the agent's own: hooks neither follow it nor what it does. */
public final class AgentThread extends Thread {
    /** A daemon thread in {@code group}, not started. */
    public AgentThread(ThreadGroup group, Runnable body, String name) {
        super(group, body, name, 0, false);
        setDaemon(true);
    }
}
