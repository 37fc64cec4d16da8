package dev.stranded.core;

import java.security.AccessController;
import java.security.PrivilegedAction;
import org.jspecify.annotations.Nullable;

/**
 * Has the agent work with what the agent may do, and not with what those may who called it. Threads that it starts
 * inherit that, and a security manager that comes later holds it against them.
 */
final class OwnPermissions implements PrivilegedAction<@Nullable Void> {
    /** From this JDK on there are no security managers. */
    private static final int UNRESTRICTED = 24;

    private final Runnable work;

    private OwnPermissions(Runnable work) {
        this.work = work;
    }

    @SuppressWarnings("removal")
    static void with(Runnable work) {
        if (Runtime.version().feature() < UNRESTRICTED) {
            AccessController.doPrivileged(new OwnPermissions(work));
        } else {
            work.run();
        }
    }

    @Override
    public @Nullable Void run() {
        work.run();
        return null;
    }
}
