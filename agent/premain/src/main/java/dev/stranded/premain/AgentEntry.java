package dev.stranded.premain;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.security.AllPermission;
import java.util.jar.JarFile;

/**
 * What the JVM calls. Java 8 byte code, so that an old JVM can say that it is too old; it never throws, because what
 * leaves {@code premain} ends the JVM.
 */
public final class AgentEntry {
    private static final int OLDEST_JAVA = 17;

    private static boolean onBootPath;

    private AgentEntry() {}

    /** Called before {@code main}. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        String version = version();
        if (featureOf(version) < OLDEST_JAVA) {
            System.err.println("stranded: " + tooOld(version) + "; the application runs without it");
            return;
        }
        try {
            launch(arguments, instrumentation, false);
        } catch (Throwable e) {
            System.err.println("stranded: could not start (" + e + "); the application runs without it");
        }
    }

    /**
     * Called by an attach to a running JVM.
     *
     * @throws Exception what went wrong, for who has attached; the application does not see it
     */
    public static void agentmain(String arguments, Instrumentation instrumentation) throws Exception {
        String version = version();
        if (featureOf(version) < OLDEST_JAVA) {
            throw new IllegalStateException(tooOld(version));
        }
        launch(arguments, instrumentation, true);
    }

    /** Called by {@code java -jar}: does what the first argument names or, without one, says how the agent is used. */
    public static void main(String[] arguments) {
        String version = System.getProperty("java.specification.version");
        if (arguments.length == 0) {
            System.err.println(
                    "stranded: this is a Java agent; start your application with"
                            + " java -javaagent:stranded-agent.jar=dashboard=http://127.0.0.1:7800,name=shop -jar shop.jar"
                            + " or judge a heap dump or a running JVM with java -jar stranded-agent.jar prove heap.hprof or prove PID");
            System.exit(2);
        } else if (featureOf(version) < OLDEST_JAVA) {
            System.err.println("stranded: " + tooOld(version));
            System.exit(2);
        }
        System.exit(command(arguments));
    }

    private static int command(String[] arguments) {
        try {
            return Launch.command(arguments);
        } catch (Throwable e) {
            System.err.println("stranded: could not start (" + e + ")");
            return 2;
        }
    }

    private static void launch(String arguments, Instrumentation instrumentation, boolean attached) throws Exception {
        if (isRestricted()) {
            Trusted.launch(onBootPath(instrumentation), arguments, instrumentation, attached);
        } else {
            Launch.launch(arguments, instrumentation, attached);
        }
    }

    private static String tooOld(String version) {
        return "this JVM is Java " + version + " and Stranded needs " + OLDEST_JAVA + " or newer";
    }

    /** Whether there is a security manager that does not let this class do what it likes. */
    private static boolean isRestricted() {
        SecurityManager manager = System.getSecurityManager();
        if (manager == null) {
            return false;
        }
        try {
            manager.checkPermission(new AllPermission());
            return false;
        } catch (SecurityException e) {
            return true;
        }
    }

    /**
     * Puts the agent's jar, which is returned, on the boot class path. Whoever starts an agent gives it power over the
     * whole JVM, so the policy need not grant it anything; but to read its own jar, which every class may, takes none.
     */
    private static File onBootPath(Instrumentation instrumentation) throws IOException, URISyntaxException {
        URL own = AgentEntry.class.getResource("AgentEntry.class");
        File file = new File(
                ((JarURLConnection) own.openConnection()).getJarFileURL().toURI());
        if (!onBootPath) {
            try (JarFile jar = new JarFile(file)) {
                instrumentation.appendToBootstrapClassLoaderSearch(jar);
            }
            onBootPath = true;
        }
        return file;
    }

    /** The JVM's version; where a security manager keeps it secret, one that will do. */
    private static String version() {
        try {
            return System.getProperty("java.specification.version");
        } catch (SecurityException e) {
            return Integer.toString(OLDEST_JAVA);
        }
    }

    private static int featureOf(String version) {
        try {
            return version.startsWith("1.") ? Integer.parseInt(version.substring(2)) : Integer.parseInt(version);
        } catch (RuntimeException e) {
            return 0;
        }
    }
}
