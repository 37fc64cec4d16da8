package dev.stranded.testbed;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.stranded.wire.Finding;
import dev.stranded.wire.Goodbye;
import dev.stranded.wire.Hello;
import dev.stranded.wire.Message;
import dev.stranded.wire.ProofRun;
import dev.stranded.wire.Snapshot;
import dev.stranded.wire.Threads;

/** Reads the lines of a stream, strictly: a key that the protocol does not have is a failure. */
public final class Ndjson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
            .addMixIn(Message.class, Typed.class)
            .build();

    private Ndjson() {}

    /** The message in a line. */
    public static Message read(String line) {
        try {
            return MAPPER.readValue(line, Message.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError("The agent wrote a line that is not of the protocol: " + line, e);
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Hello.class, name = Hello.TYPE),
        @JsonSubTypes.Type(value = Snapshot.class, name = Snapshot.TYPE),
        @JsonSubTypes.Type(value = Finding.class, name = Finding.TYPE),
        @JsonSubTypes.Type(value = ProofRun.class, name = ProofRun.TYPE),
        @JsonSubTypes.Type(value = Threads.class, name = Threads.TYPE),
        @JsonSubTypes.Type(value = Goodbye.class, name = Goodbye.TYPE)
    })
    private interface Typed {}
}
