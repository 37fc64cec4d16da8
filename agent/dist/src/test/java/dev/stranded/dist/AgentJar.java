package dev.stranded.dist;

import java.nio.file.Path;

/** The jar under test. */
final class AgentJar {
    private AgentJar() {}

    static Path path() {
        String path = System.getProperty("agent.jar");
        if (path == null) {
            throw new AssertionError("no agent's jar was given; run this test with ./mvnw -pl agent/dist -am verify");
        }
        return Path.of(path);
    }
}
