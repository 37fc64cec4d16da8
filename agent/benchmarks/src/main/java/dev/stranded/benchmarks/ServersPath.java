package dev.stranded.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the servers are that the agent is measured on.
 *
 * @param target the build's folder of the module of servers
 */
record ServersPath(Path target) {
    /** What their JVM loads classes from. */
    String classPath() throws IOException {
        Path libraries = target.resolve("class-path.txt");
        if (!Files.isRegularFile(libraries)) {
            throw new IOException("no servers at " + target + "; build them with ./mvnw verify");
        }
        return target.resolve("classes").toAbsolutePath()
                + File.pathSeparator
                + Files.readString(libraries).trim();
    }
}
