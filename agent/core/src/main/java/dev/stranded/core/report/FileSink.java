package dev.stranded.core.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Appends the stream to a file, flushed with every batch; another run's lines before it stay. */
final class FileSink implements Sink {
    private final OutputStream out;

    FileSink(Path file, byte[] hello) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        out = new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        out.write(hello);
        out.flush();
    }

    @Override
    public void write(List<byte[]> lines) throws IOException {
        for (byte[] line : lines) {
            out.write(line);
        }
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
