package dev.stranded.core.report;

import dev.stranded.wire.Hello;
import dev.stranded.wire.Message;
import dev.stranded.wire.NdjsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Appends the stream to a file, flushed with every batch; another run's lines before it stay. */
final class FileSink implements Sink {
    private final NdjsonWriter writer;

    FileSink(Path file, Hello hello) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        writer = new NdjsonWriter(Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        writer.write(hello);
        writer.flush();
    }

    @Override
    public void write(List<Message> messages) throws IOException {
        for (Message message : messages) {
            writer.write(message);
        }
        writer.flush();
    }
}
