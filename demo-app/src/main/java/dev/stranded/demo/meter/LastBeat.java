package dev.stranded.demo.meter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.function.Consumer;

/** What a process has told last. Written by the thread that reads from it, read by any. */
public final class LastBeat<T> implements Consumer<String> {
    private final ObjectMapper mapper = new ObjectMapper();
    private final Class<T> type;
    private volatile T last;

    /** Knows {@code first} until the process tells something. */
    public LastBeat(Class<T> type, T first) {
        this.type = type;
        this.last = first;
    }

    @Override
    public void accept(String line) {
        try {
            last = mapper.readValue(line, type);
        } catch (JsonProcessingException e) {
            // A line that a library has printed, or half a line of a process that was killed.
        }
    }

    /** What it has told last. */
    public T last() {
        return last;
    }
}
