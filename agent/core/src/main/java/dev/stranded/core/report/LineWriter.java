package dev.stranded.core.report;

import dev.stranded.wire.Message;
import dev.stranded.wire.NdjsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Writes messages as single lines.
 *
 * <p>One thread at a time.
 */
final class LineWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final NdjsonWriter writer;

    LineWriter() {
        try {
            writer = new NdjsonWriter(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
    }

    /** The message's line with its end. */
    byte[] line(Message message) {
        try {
            writer.write(message);
            writer.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        } finally {
            bytes.reset();
        }
    }
}
