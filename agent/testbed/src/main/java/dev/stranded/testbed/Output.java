package dev.stranded.testbed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a child prints on one of its streams, line by line, taken in by a thread of its own. */
final class Output {
    private final List<String> lines = new ArrayList<>();
    private boolean ended;

    private Output() {}

    static Output of(InputStream in, String name) {
        Output output = new Output();
        Thread reader = new Thread(() -> output.takeIn(in), name);
        reader.setDaemon(true);
        reader.start();
        return output;
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** The first line that fits, as soon as it is there; null when the stream or the time is over. */
    synchronized @Nullable String await(Predicate<String> fits, Deadline deadline) {
        int seen = 0;
        try {
            while (true) {
                for (; seen < lines.size(); seen++) {
                    if (fits.test(lines.get(seen))) {
                        return lines.get(seen);
                    }
                }
                if (ended || deadline.isOver()) {
                    return null;
                }
                wait(Math.max(1, deadline.leftMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Waits for the stream's end; false when the time is over. */
    boolean awaitEnd(Deadline deadline) {
        await(line -> false, deadline);
        return hasEnded();
    }

    private synchronized boolean hasEnded() {
        return ended;
    }

    private void takeIn(InputStream in) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                add(line);
            }
        } catch (IOException e) {
            add("(reading this stream failed: " + e + ")");
        } finally {
            end();
        }
    }

    private synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }
}
