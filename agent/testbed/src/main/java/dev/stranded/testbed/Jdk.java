package dev.stranded.testbed;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A JDK on this machine.
 *
 * @param feature its feature version, such as 17
 * @param home its folder
 */
public record Jdk(int feature, Path home) {
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    /** The first JDK with virtual threads. */
    private static final int VIRTUAL_THREADS_SINCE = 21;

    /** The JDK in a folder, by what its file {@code release} says; null if there is none. */
    static @Nullable Jdk in(Path home) {
        Path release = home.resolve("release");
        if (!Files.isExecutable(tool(home, "java")) || !Files.isExecutable(tool(home, "javac"))) {
            return null;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(release, StandardCharsets.UTF_8)) {
            properties.load(reader);
            String version = properties.getProperty("JAVA_VERSION", "").strip().replace("\"", "");
            return new Jdk(Runtime.Version.parse(version).feature(), home.toRealPath());
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    /** The launcher. */
    public Path java() {
        return tool(home, "java");
    }

    /** Another program in the JDK's folder {@code bin}. */
    public Path tool(String name) {
        return tool(home, name);
    }

    /** Whether it has virtual threads. */
    public boolean hasVirtualThreads() {
        return feature >= VIRTUAL_THREADS_SINCE;
    }

    @Override
    public String toString() {
        return "JDK " + feature;
    }

    private static Path tool(Path home, String name) {
        return home.resolve("bin").resolve(WINDOWS ? name + ".exe" : name);
    }
}
