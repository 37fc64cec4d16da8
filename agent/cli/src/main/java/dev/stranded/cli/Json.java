package dev.stranded.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** A JSON object that is being made, of fields that are known: what is null or empty is left out. */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final StringWriter text = new StringWriter();
    private final JsonGenerator generator;

    Json() {
        try {
            generator = FACTORY.createGenerator(text);
            generator.writeStartObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Json put(String key, long number) {
        try {
            generator.writeNumberField(key, number);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Json put(String key, String value) {
        try {
            if (!value.isEmpty()) {
                generator.writeStringField(key, value);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Json put(String key, @Nullable Boolean value) {
        try {
            if (value != null) {
                generator.writeBooleanField(key, value);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it. */
    @Override
    public String toString() {
        try {
            generator.writeEndObject();
            generator.flush();
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
