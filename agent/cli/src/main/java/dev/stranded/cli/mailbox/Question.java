package dev.stranded.cli.mailbox;

import java.util.Locale;

/** What an agent can be asked. */
public enum Question {
    /** What there is: tasks, channels, findings, and how the agent is. */
    LOOK,
    /** Every task with its stack. */
    THREADS,
    /** To leave the JVM. */
    DETACH;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
