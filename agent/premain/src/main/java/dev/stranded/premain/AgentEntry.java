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
        if (!isNewEnough(version)) {
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
        if (!isNewEnough(version)) {
            throw new IllegalStateException(tooOld(version));
        }
        launch(arguments, instrumentation, true);
    }

    /** Whether Stranded runs on a Java of this version, as in {@code 1.8} or {@code 17}. */
    static boolean isNewEnough(String version) {
        return featureOf(version) >= OLDEST_JAVA;
    }

    /** That it does not. */
    static String tooOld(String version) {
        return "this JVM is Java " + version + " and Stranded needs " + OLDEST_JAVA + " or newer";
    }

    private static void launch(String arguments, Instrumentation instrumentation, boolean attached) throws Exception {
        if (isRestricted()) {
            Trusted.launch(onBootPath(instrumentation), arguments, instrumentation, attached);
        } else {
            Launch.launch(arguments, instrumentation, attached);
        }
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
