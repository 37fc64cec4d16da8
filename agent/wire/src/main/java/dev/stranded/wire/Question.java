package dev.stranded.wire;

import org.jspecify.annotations.Nullable;

/** What an agent can be asked on its own host, through a file beside which it leaves its answer. */
public enum Question {
    /** What there is: tasks, channels, findings, and how the agent is. */
    LOOK,
    /** Every task with its stack. */
    THREADS,
    /** To leave the JVM. */
    DETACH;

    /** Who attaches an agent puts this behind its options, and then the number that its answer is to be named by. */
    public static final String ATTACHED_BY = "attachedBy=";

    /**
     * And at the very end this, and then the path of the agent's jar as the JVM sees it: the way in may be that of
     * another jar, which was in the JVM before.
     */
    public static final String FROM_JAR = ",fromJar=";

    /** The name of the file by which the JVM with this process id, as it knows it itself, is asked. */
    public static String fileName(long pid) {
        return ".stranded_pid" + pid;
    }

    /** The one of that name; null if this version knows none. */
    public static @Nullable Question named(String name) {
        for (Question question : values()) {
            if (question.toString().equals(name)) {
                return question;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return WireName.of(this);
    }
}
