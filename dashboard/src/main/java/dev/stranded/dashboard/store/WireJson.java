package dev.stranded.dashboard.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stranded.wire.Message;
import dev.stranded.wire.NdjsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON of the wire, read strictly and written as it was. */
public final class WireJson {
    private static final int LONGEST_STRING = 100_000;
    private static final int DEEPEST = 32;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_STRING)
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .addModule(new SimpleModule().addDeserializer(Instant.class, new IsoInstant()))
            .addHandler(new UnknownNames())
            .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private WireJson() {}

    /** Reads the wire's records, and writes what is made of them. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** The message that the object is, with the names in it that are not known here; throws where it is none. */
    public static <M extends Message> Line<M> message(JsonNode object, Class<M> type) throws JsonProcessingException {
        Map<JsonPointer, String> unknown = new HashMap<>();
        M message = MAPPER.readerFor(type)
                .withAttribute(UnknownNames.class, unknown)
                .treeToValue(object, type);
        return new Line<>(message, Map.copyOf(unknown));
    }

    /** The message as a line of a stream, without the line's end. */
    public static String line(Message message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (NdjsonWriter writer = new NdjsonWriter(out)) {
            writer.write(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    /** Reads back what this class wrote. */
    public static ObjectNode object(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the store holds what is no JSON", e);
        }
    }

    /** Any of the wire's records as JSON. */
    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("records of the wire can be written", e);
        }
    }

    /** Notes the names of constants that are not known here, and puts a known one in the stead of each. */
    private static final class UnknownNames extends DeserializationProblemHandler {
        @Override
        @SuppressWarnings("unchecked") // This class alone sets the attribute.
        public @Nullable Object handleWeirdStringValue(
                DeserializationContext context, Class<?> type, String name, String failure) {
            Map<JsonPointer, String> unknown = (Map<JsonPointer, String>) context.getAttribute(UnknownNames.class);
            if (unknown == null || !type.isEnum()) {
                return NOT_HANDLED;
            }
            unknown.put(context.getParser().getParsingContext().pathAsPointer(), name);
            return type.getEnumConstants()[0];
        }
    }

    /** Takes a time as the wire writes it and in no other form. */
    private static final class IsoInstant extends StdScalarDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        IsoInstant() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = parser.getText();
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                try {
                    return Instant.parse(text);
                } catch (DateTimeParseException e) {
                    throw context.weirdStringException(text, Instant.class, "not a time");
                }
            }
            throw context.weirdStringException(text, Instant.class, "not a time");
        }
    }
}
