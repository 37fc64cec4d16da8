package dev.stranded.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Tasks of which a heap dump says the same, as the process that judges a dump tells the agent that made it: a line of
 * JSON.
 *
 * @param outcome how it was judged
 * @param words the same for people
 * @param reason why, in one sentence
 * @param path what leads from a root to what can release them, a line for each object; empty where there is nothing
 * @param retainedBytes what is kept by them and by nothing that goes on
 * @param threads the ids of their threads
 */
public record JudgedTasks(
        Outcome outcome, String words, String reason, List<String> path, long retainedBytes, List<Long> threads) {
    private static final JsonFactory JSON = new JsonFactory();

    /** Copies the lists. */
    public JudgedTasks {
        Required.key(outcome, "judged", "outcome");
        Required.key(words, "judged", "words");
        Required.key(reason, "judged", "reason");
        path = Required.list(path);
        threads = Required.list(threads);
    }

    /** What a dump can say. */
    public enum Outcome {
        /** Nothing that lives can release them. */
        PROVEN,
        /** Nothing can but for an exception, such as an interrupt; the words say which. */
        EXCEPTED,
        /** Nothing in the dump can, which does not show everything that matters. */
        UNSURE,
        /** Something can. */
        ALIVE;

        @Override
        public String toString() {
            return WireName.of(this);
        }
    }

    /** The same without the threads. */
    public JudgedTasks withoutThreads() {
        return new JudgedTasks(outcome, words, reason, path, retainedBytes, List.of());
    }

    /** The line, without its end. */
    public String line() {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("outcome", outcome.toString());
            json.writeStringField("words", words);
            json.writeStringField("reason", reason);
            json.writeArrayFieldStart("path");
            for (String step : path) {
                json.writeString(step);
            }
            json.writeEndArray();
            json.writeNumberField("retainedBytes", retainedBytes);
            json.writeFieldName("threads");
            json.writeStartArray();
            for (long thread : threads) {
                json.writeNumber(thread);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new AssertionError("memory can be written to", e);
        }
        return line.toString();
    }

    /**
     * Reads a line.
     *
     * @throws IOException if it is no such line
     */
    public static JudgedTasks read(String line) throws IOException {
        Outcome outcome = Outcome.UNSURE;
        String words = "";
        String reason = "";
        List<String> path = new ArrayList<>();
        long retained = 0;
        List<Long> threads = new ArrayList<>();
        try (JsonParser json = JSON.createParser(line)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String key = json.currentName();
                json.nextToken();
                switch (key) {
                    case "outcome" -> outcome = outcome(json.getText());
                    case "words" -> words = json.getText();
                    case "reason" -> reason = json.getText();
                    case "path" -> {
                        while (json.nextToken() != JsonToken.END_ARRAY) {
                            path.add(json.getText());
                        }
                    }
                    case "retainedBytes" -> retained = json.getLongValue();
                    case "threads" -> {
                        while (json.nextToken() != JsonToken.END_ARRAY) {
                            threads.add(json.getLongValue());
                        }
                    }
                    default -> json.skipChildren();
                }
            }
        }
        return new JudgedTasks(outcome, words, reason, path, retained, threads);
    }

    private static Outcome outcome(String name) throws IOException {
        for (Outcome outcome : Outcome.values()) {
            if (outcome.toString().equals(name)) {
                return outcome;
            }
        }
        throw new IOException("no outcome is called " + name);
    }
}
