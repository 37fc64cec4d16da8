package dev.stranded.premain;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.security.AccessController;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import org.jspecify.annotations.Nullable;

/**
 * The way in where a security manager restricts what is on the class path, this jar included: public, because it is
 * loaded from the boot class path then, where everything is allowed, and called from the application's loader.
 */
public final class Trusted implements PrivilegedExceptionAction<@Nullable Void> {
    private final File jar;
    private final @Nullable String arguments;
    private final Instrumentation instrumentation;
    private final boolean attached;

    private Trusted(File jar, @Nullable String arguments, Instrumentation instrumentation, boolean attached) {
        this.jar = jar;
        this.arguments = arguments;
        this.instrumentation = instrumentation;
        this.attached = attached;
    }

    /** Starts the agent of {@code jar}; see {@link Launch#launch}. */
    @SuppressWarnings("removal")
    public static void launch(File jar, @Nullable String arguments, Instrumentation instrumentation, boolean attached)
            throws PrivilegedActionException {
        AccessController.doPrivileged(new Trusted(jar, arguments, instrumentation, attached));
    }

    @Override
    public @Nullable Void run() throws Exception {
        Launch.launch(jar, arguments, instrumentation, attached);
        return null;
    }
}
