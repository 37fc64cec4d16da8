package dev.stranded.demo.stage;

import dev.stranded.demo.CannotRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One process of a run: a class of the demo in a JVM of its own, which ends when its standard input does. */
public final class ChildJvm {
    private static final long PATIENCE_SECONDS = 30;
    private static final String READY = "listening on ";

    private final Process process;
    private final Path log;
    private final String url;
    private final Thread reader;

    private ChildJvm(Process process, Path log, String url, Thread reader) {
        this.process = process;
        this.log = log;
        this.url = url;
        this.reader = reader;
    }

    /**
     * Starts it and waits until it listens.
     *
     * @param lines takes what it prints after that, on a thread of its own
     */
    public static ChildJvm start(Stage stage, Launch launch, Consumer<String> lines) throws CannotRun {
        List<String> command = new ArrayList<>(List.of(Java.executable()));
        command.addAll(launch.flags());
        command.addAll(List.of("-cp", Java.ownJar(), launch.mainClass()));
        command.addAll(launch.arguments());
        Path log = stage.path(launch.name() + ".log");
        Process process = stage.start(command, launch.environment(), log);
        BufferedReader out = process.inputReader();
        try {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(READY)) {
                    Thread reader = new Thread(() -> read(out, lines), launch.name() + "-reader");
                    reader.setDaemon(true);
                    reader.start();
                    return new ChildJvm(process, log, line.substring(READY.length()), reader);
                }
            }
            throw new CannotRun(
                    launch.name() + " did not start: " + Files.readString(log).strip());
        } catch (IOException e) {
            throw new CannotRun(launch.name() + " did not start (" + e.getMessage() + ")", e);
        }
    }

    /** Where it listens. */
    public String url() {
        return url;
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Processor time that it has taken so far. */
    public long cpuNanos() {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }

    /** Has it begin. */
    public void begin() throws CannotRun {
        try {
            Writer in = process.outputWriter();
            in.write("begin\n");
            in.flush();
        } catch (IOException e) {
            throw new CannotRun("a process of the run has ended too early: " + lastWords(), e);
        }
    }

    /** Ends it as the operating system ends what takes too much memory. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Ends it in an orderly way, or by force if that takes too long; its exit code. */
    public int stop() throws InterruptedException {
        try {
            process.outputWriter().close();
        } catch (IOException e) {
            // It has ended already.
        }
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        reader.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        return process.exitValue();
    }

    /** The last line that it wrote to standard error. */
    public String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        } catch (IOException e) {
            return "";
        }
    }

    private static void read(BufferedReader out, Consumer<String> lines) {
        try {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.accept(line);
            }
        } catch (IOException | UncheckedIOException e) {
            // It was killed in the middle of a line.
        }
    }

    /**
     * How it is started.
     *
     * @param name what it is called, in messages and for its log; used once on a stage
     * @param mainClass the program
     * @param flags of its JVM
     * @param arguments of the program
     * @param environment beside the launcher's own
     */
    public record Launch(
            String name,
            String mainClass,
            List<String> flags,
            List<String> arguments,
            Map<String, String> environment) {}
}
