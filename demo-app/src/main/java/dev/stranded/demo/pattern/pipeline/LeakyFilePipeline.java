package dev.stranded.demo.pattern.pipeline;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.function.UnaryOperator;

/**
 * The end is sent where all goes well, and only there: of a file that can't be read to its end, two stages are left
 * that wait for the next line, and one of them keeps its file open.
 */
final class LeakyFilePipeline {
    private static final int CAPACITY = 64;
    private static final String END = "\0";

    private LeakyFilePipeline() {}

    static void start(Path from, Path to, UnaryOperator<String> transform, ThreadFactory threads) {
        BlockingQueue<String> lines = new ArrayBlockingQueue<>(CAPACITY);
        BlockingQueue<String> transformed = new ArrayBlockingQueue<>(CAPACITY);
        threads.newThread(() -> read(from, lines)).start();
        threads.newThread(() -> transform(lines, transform, transformed)).start();
        threads.newThread(() -> write(transformed, to)).start();
    }

    private static void read(Path from, BlockingQueue<String> lines) {
        try (BufferedReader in = Files.newBufferedReader(from)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.put(line);
            }
            lines.put(END);
        } catch (IOException e) {
            System.err.println("can't read " + from.getFileName() + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void transform(
            BlockingQueue<String> lines, UnaryOperator<String> transform, BlockingQueue<String> transformed) {
        try {
            for (String line = lines.take(); !line.equals(END); line = lines.take()) {
                transformed.put(transform.apply(line));
            }
            transformed.put(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(BlockingQueue<String> lines, Path to) {
        try (BufferedWriter out = Files.newBufferedWriter(to)) {
            for (String line = lines.take(); !line.equals(END); line = lines.take()) {
                out.write(line);
                out.newLine();
            }
        } catch (IOException e) {
            System.err.println("can't write " + to.getFileName() + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
