package dev.stranded.demo.api;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the API has taken: each webhook's id, and how often it came again after that. Serves any thread. */
final class Ledger {
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();
    private final Set<String> failed = ConcurrentHashMap.newKeySet();

    /** Notes a failed request; whether it is the first of its id. */
    boolean fail(String id) {
        return failed.add(id);
    }

    /** Notes a request that was served; whether it is the first of its id. */
    boolean take(String id) {
        return taken.merge(id, 1, Integer::sum) == 1;
    }

    /** Writes a line for each: how often, and the id. */
    void write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Map.Entry<String, Integer> entry : taken.entrySet()) {
                out.write(entry.getValue() + " " + entry.getKey() + "\n");
            }
        }
    }
}
