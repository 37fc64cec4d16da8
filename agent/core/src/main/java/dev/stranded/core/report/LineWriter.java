package dev.stranded.core.report;

import dev.stranded.wire.Message;
import dev.stranded.wire.NdjsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages as single lines.
 *
 * <p>One thread at a time. A writer that broke off in the middle of a line, for want of memory, is not used again.
 */
final class LineWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable NdjsonWriter writer;

    /** The message's line with its end. */
    byte[] line(Message message) {
        NdjsonWriter through = writer;
        writer = null;
        try {
            if (through == null) {
                through = new NdjsonWriter(bytes);
            }
            through.write(message);
            through.flush();
            byte[] line = bytes.toByteArray();
            writer = through;
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        } finally {
            bytes.reset();
        }
    }
}
