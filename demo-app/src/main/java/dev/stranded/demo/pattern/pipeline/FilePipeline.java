package dev.stranded.demo.pattern.pipeline;

import dev.stranded.demo.pattern.Channel;
import dev.stranded.demo.pattern.TaskGroup;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.function.UnaryOperator;

/**
 * Read, transform, write: a file's lines, in UTF-8, on their way through three stages.
 *
 * <p>The result is there as a whole or not at all: it is written beside its place and moved there when all is done.
 * When {@link #run} returns, every stage has ended and every file is closed.
 */
public final class FilePipeline {
    private static final int CAPACITY = 64;

    private FilePipeline() {}

    /** Writes each line of one file, transformed, to another. */
    public static void run(Path from, Path to, UnaryOperator<String> transform, ThreadFactory threads)
            throws InterruptedException, ExecutionException, IOException {
        Channel<String> read = new Channel<>(CAPACITY);
        Channel<String> transformed = new Channel<>(CAPACITY);
        Path unfinished = to.resolveSibling(to.getFileName() + ".part");
        try {
            try (TaskGroup stages = new TaskGroup(threads)) {
                stages.start(() -> read(from, read));
                stages.start(() -> transform(read, transform, transformed));
                stages.start(() -> write(transformed, unfinished));
                stages.join();
            }
            Files.move(unfinished, to, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void read(Path from, Channel<String> lines) throws IOException, InterruptedException {
        try (BufferedReader in = Files.newBufferedReader(from)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.send(line);
            }
        }
        lines.close();
    }

    private static void transform(Channel<String> lines, UnaryOperator<String> transform, Channel<String> transformed)
            throws InterruptedException {
        for (Optional<String> next = lines.receive(); next.isPresent(); next = lines.receive()) {
            transformed.send(transform.apply(next.get()));
        }
        transformed.close();
    }

    private static void write(Channel<String> lines, Path to) throws IOException, InterruptedException {
        try (BufferedWriter out = Files.newBufferedWriter(to)) {
            for (Optional<String> next = lines.receive(); next.isPresent(); next = lines.receive()) {
                out.write(next.get());
                out.newLine();
            }
        }
    }
}
