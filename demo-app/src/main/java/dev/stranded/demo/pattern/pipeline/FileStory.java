package dev.stranded.demo.pattern.pipeline;

import dev.stranded.demo.program.Life;
import dev.stranded.demo.program.Story;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Files of orders, of which some came from an old system and are not in UTF-8. */
public final class FileStory implements Story {
    private static final long EVERY_MILLIS = 50;
    private static final int LINES = 500;
    private static final String ORDERS = IntStream.rangeClosed(1, LINES)
            .mapToObj(number -> number + ";caf\u00e9 cr\u00e8me;" + number % 7 + "\n")
            .collect(Collectors.joining());

    @Override
    public void leak(ThreadFactory threads, Life life) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("orders");
        try {
            Path old = Files.writeString(folder.resolve("old.csv"), ORDERS, StandardCharsets.ISO_8859_1);
            long files = 0;
            while (life.pass(EVERY_MILLIS)) {
                LeakyFilePipeline.start(old, folder.resolve("upper.csv"), FileStory::upper, threads);
                files++;
            }
            System.out.println(files + " files, each read up to the first accent");
        } finally {
            delete(folder);
        }
    }

    @Override
    public void fixed(ThreadFactory threads, Life life) throws IOException, InterruptedException, ExecutionException {
        Path folder = Files.createTempDirectory("orders");
        try {
            Path good = Files.writeString(folder.resolve("good.csv"), ORDERS);
            Path old = Files.writeString(folder.resolve("old.csv"), ORDERS, StandardCharsets.ISO_8859_1);
            Path upper = folder.resolve("upper.csv");
            long written = 0;
            long refused = 0;
            while (life.pass(EVERY_MILLIS)) {
                FilePipeline.run(good, upper, FileStory::upper, threads);
                written += Files.readAllLines(upper).size();
                refused += isRefused(old, upper, threads) ? 1 : 0;
            }
            System.out.println(written + " lines read, transformed and written, and " + refused
                    + " files refused that are not in UTF-8");
        } finally {
            delete(folder);
        }
    }

    private static boolean isRefused(Path file, Path to, ThreadFactory threads)
            throws IOException, InterruptedException {
        try {
            FilePipeline.run(file, to, FileStory::upper, threads);
            return false;
        } catch (ExecutionException e) {
            return e.getCause() instanceof IOException;
        }
    }

    private static String upper(String line) {
        return line.toUpperCase(Locale.ROOT);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
