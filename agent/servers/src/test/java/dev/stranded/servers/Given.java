package dev.stranded.servers;

import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Jdk;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the build gives to the tests. */
final class Given {
    /** The agent's jar. */
    static final Path AGENT = Path.of(property("agent.jar"));

    private static final Path CLASS_PATH = Path.of(property("servers.class.path"));

    private Given() {}

    /** A server in a JVM of its own. */
    static ChildProgram server(Jdk jdk, Class<?> server, String... arguments) throws IOException {
        String[] libraries = Files.readString(CLASS_PATH).strip().split(File.pathSeparator, -1);
        return ChildProgram.of(jdk, server, arguments)
                .classPath(Stream.of(libraries).map(Path::of).toArray(Path[]::new))
                .jvmOptions("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m");
    }

    /** Where a test may write what it has found out. */
    static Path output(String name) {
        return CLASS_PATH.resolveSibling(name);
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new AssertionError("run this test with ./mvnw -pl agent/servers -am verify: " + name + " is not set");
        }
        return value;
    }
}
