package dev.stranded.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the agent wrote during a benchmark: shows that it was at work. */
final class AgentStream {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AgentStream() {}

    /** Fails if the agent has not looked, has met errors of its own or has a hook that is not live. */
    static void check(Path stream) throws IOException {
        JsonNode health = last(stream).path("health");
        if (health.path("faults").asLong() > 0) {
            throw new IOException("hooks failed while they were measured: " + health);
        }
        for (JsonNode hook : health.path("hooks")) {
            if (!hook.path("live").asBoolean()) {
                throw new IOException("a hook that should be measured is not in place: " + hook);
            }
        }
    }

    /** The last snapshot; fails if there is none. */
    static JsonNode last(Path stream) throws IOException {
        JsonNode last = null;
        if (Files.exists(stream)) {
            for (String line : Files.readAllLines(stream)) {
                JsonNode message = JSON.readTree(line);
                last = message.path("type").asText().equals("snapshot") ? message : last;
            }
        }
        if (last == null) {
            throw new IOException("the agent wrote no snapshot while it was measured; is --agent the right jar?");
        }
        return last;
    }
}
