package dev.stranded.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages as newline-delimited JSON, keys in the order of the records' components.
 *
 * <p>One thread at a time. What is written may stay in a buffer until {@link #flush()}.
 */
public final class NdjsonWriter implements Closeable {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Map<Class<?>, List<Key>> KEYS = new ConcurrentHashMap<>();

    private final OutputStream out;
    private final JsonGenerator generator;

    /** Writes to {@code out} in UTF-8; closing the writer closes it. */
    public NdjsonWriter(OutputStream out) throws IOException {
        this.out = out;
        this.generator = JSON.createGenerator(out).setRootValueSeparator(null);
    }

    /** Writes one line of a stream. */
    public void write(Message message) throws IOException {
        write(message.type(), (Record) message);
    }

    /** Writes one line of an answer. */
    public void write(Answer answer) throws IOException {
        write(answer.type(), (Record) answer);
    }

    /** Writes one line that a stream as well as an answer may hold. */
    public void write(Threads threads) throws IOException {
        write(threads.type(), threads);
    }

    private void write(String type, Record record) throws IOException {
        generator.writeStartObject();
        generator.writeStringField("type", type);
        writeComponents(record);
        generator.writeEndObject();
        generator.writeRaw('\n');
    }

    /** Hands everything written so far to the stream below, and flushes that. */
    public void flush() throws IOException {
        generator.flush();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        generator.close();
    }

    private void writeComponents(Record record) throws IOException {
        for (Key key : KEYS.computeIfAbsent(record.getClass(), Key::all)) {
            Object value = key.of(record);
            if (value != null) {
                generator.writeFieldName(key.name());
                writeValue(value);
            }
        }
    }

    private void writeValue(Object value) throws IOException {
        if (value instanceof Record record) {
            generator.writeStartObject();
            writeComponents(record);
            generator.writeEndObject();
        } else if (value instanceof List<?> list) {
            generator.writeStartArray();
            for (Object element : list) {
                writeValue(element);
            }
            generator.writeEndArray();
        } else if (value instanceof Double number) {
            generator.writeNumber(number);
        } else if (value instanceof Number number) {
            generator.writeNumber(number.longValue());
        } else if (value instanceof Boolean flag) {
            generator.writeBoolean(flag);
        } else if (value instanceof String || value instanceof Enum || value instanceof Instant) {
            generator.writeString(value.toString());
        } else {
            throw new AssertionError("no way to write a " + value.getClass());
        }
    }

    /** A key of a record's JSON, and where its value comes from. */
    private record Key(String name, Method accessor) {
        static List<Key> all(Class<?> type) {
            List<Key> keys = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
                keys.add(new Key(renamed == null ? component.getName() : renamed.value(), component.getAccessor()));
            }
            return keys;
        }

        @Nullable
        Object of(Record record) {
            try {
                return accessor.invoke(record);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("a public record's accessor does not throw", e);
            }
        }
    }
}
