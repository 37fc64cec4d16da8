package dev.stranded.core.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Appends the stream to a file; another run's lines before it stay. A file that is moved away or deleted is made anew,
 * with the introduction at its head, and of what no longer fits on the disk nothing stays, not half a line.
 */
final class FileSink implements Sink {
    private final Path file;
    private final byte[] hello;
    private @Nullable FileChannel out;
    private @Nullable Object key;

    /** To this file, once {@link #open} was called or something is written. */
    FileSink(Path file, byte[] hello) {
        this.file = file;
        this.hello = hello;
    }

    /** Opens the file and writes the introduction, so that what is in the way is known at once. */
    void open() throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        FileChannel opened =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        try {
            key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            append(opened, hello);
        } catch (IOException | RuntimeException | Error e) {
            opened.close();
            throw e;
        }
        out = opened;
    }

    @Override
    public void write(String batch, List<byte[]> lines) throws IOException {
        if (out != null && isGone()) {
            close();
            throw new NoSuchFileException(file.toString(), null, "it is gone");
        }
        if (out == null) {
            open();
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] line : lines) {
            all.write(line);
        }
        append(Objects.requireNonNull(out), all.toByteArray());
    }

    @Override
    public void close() throws IOException {
        FileChannel open = out;
        out = null;
        if (open != null) {
            open.close();
        }
    }

    private boolean isGone() throws IOException {
        try {
            return !Objects.equals(
                    key, Files.readAttributes(file, BasicFileAttributes.class).fileKey());
        } catch (NoSuchFileException e) {
            return true;
        }
    }

    private static void append(FileChannel to, byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        try {
            while (rest.hasRemaining()) {
                to.write(rest);
            }
        } catch (IOException e) {
            takeBack(to, rest.position());
            throw e;
        }
    }

    /** Takes back what was written of a batch; another JVM may have appended since, whose lines stay. */
    private static void takeBack(FileChannel from, int bytes) {
        try {
            if (bytes > 0) {
                from.truncate(from.size() - bytes);
            }
        } catch (IOException e) {
            // Half a line stays where a device can't be cut.
        }
    }
}
