package dev.stranded.demo.stage;

import dev.stranded.demo.CannotRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The temporary folder and the child processes of one run. When it closes, both are gone; it closes at the latest when
 * the JVM ends, be it by Ctrl-C.
 */
public final class Stage implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 5;

    private final Path folder;
    private final Deque<Process> children = new ArrayDeque<>();
    private final Thread atExit = new Thread(this::clear, "stage-clearer");
    private boolean closed;

    private Stage(Path folder) {
        this.folder = folder;
    }

    /** Sets up an empty stage. */
    public static Stage open() throws CannotRun {
        try {
            Stage stage = new Stage(Files.createTempDirectory("stranded-demo-"));
            Runtime.getRuntime().addShutdownHook(stage.atExit);
            return stage;
        } catch (IOException e) {
            throw new CannotRun(
                    "can't make a folder in " + System.getProperty("java.io.tmpdir") + " (" + e.getMessage()
                            + "); give -Djava.io.tmpdir= a folder that can be written",
                    e);
        }
    }

    /** A path in the folder. */
    public Path path(String name) {
        return folder.resolve(name);
    }

    /** Puts a jar that is bundled with the demo into the folder. */
    public Path unpack(String jar) throws CannotRun {
        try (InputStream in = Stage.class.getResourceAsStream("/bundled/" + jar)) {
            if (in == null) {
                throw new CannotRun(jar + " is missing in the demo's jar; build it with ./mvnw package");
            }
            Files.copy(in, path(jar));
            return path(jar);
        } catch (IOException e) {
            throw new CannotRun("can't write " + path(jar) + " (" + e.getMessage() + "); make room there", e);
        }
    }

    /** Starts a child; it does not outlive the stage. */
    public synchronized Process start(List<String> command, java.util.Map<String, String> environment, Path log)
            throws CannotRun {
        if (closed) {
            throw new CannotRun("the demo is being stopped");
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().putAll(environment);
        try {
            Process child = builder.start();
            children.push(child);
            return child;
        } catch (IOException e) {
            throw new CannotRun("can't start " + command.get(0) + " (" + e.getMessage() + ")", e);
        }
    }

    /** Whether it has been closed, by Ctrl-C perhaps. */
    public synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        clear();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The JVM is ending; the hook finds nothing left to do.
        }
    }

    private synchronized void clear() {
        closed = true;
        children.forEach(Process::destroy);
        while (!children.isEmpty()) {
            end(children.pop());
        }
        delete();
    }

    private static void end(Process child) {
        try {
            if (!child.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                child.destroyForcibly().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            child.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void delete() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            System.err.println(
                    "stranded-demo: can't delete " + folder + " (" + e.getMessage() + "); delete it by hand");
        }
    }
}
