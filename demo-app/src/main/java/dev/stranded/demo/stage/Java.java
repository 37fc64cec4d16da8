package dev.stranded.demo.stage;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** The JVM that runs the launcher, with which it starts everything else. */
public final class Java {
    private Java() {}

    /** Its {@code java}. */
    public static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Its version, such as 17.0.15. */
    public static String version() {
        return System.getProperty("java.version");
    }

    /** The jar that this class came from. */
    public static String ownJar() {
        try {
            return Path.of(Java.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError("a class path entry has a proper URI", e);
        }
    }
}
