package dev.stranded.demo.gallery;

import dev.stranded.demo.CannotRun;
import dev.stranded.demo.program.Narrator;
import dev.stranded.demo.stage.Java;
import dev.stranded.demo.stage.Stage;
import dev.stranded.demo.watched.AgentStream;
import dev.stranded.demo.watched.SeenFinding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One telling of a story, in a JVM of its own with the agent. */
final class WatchedProgram implements AutoCloseable {
    private static final List<String> FLAGS =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8");
    private static final String AGENT_TIMING = "threshold=500ms,sample=100ms,quiet=true";
    private static final long PATIENCE_SECONDS = 30;
    private static final long LEAK_PATIENCE_SECONDS = 1;

    private final Piece piece;
    private final Variant variant;
    private final Process process;
    private final AgentStream stream;
    private final Path log;
    private final long startNanos = System.nanoTime();
    private long foundNanos;

    private WatchedProgram(Piece piece, Variant variant, Process process, AgentStream stream, Path log) {
        this.piece = piece;
        this.variant = variant;
        this.process = process;
        this.stream = stream;
        this.log = log;
    }

    /** Starts it. */
    static WatchedProgram start(Stage stage, Watching how, Piece piece, Variant variant) throws CannotRun {
        String name = piece.name() + "-" + variant;
        Path file = stage.path(name + ".ndjson");
        Path log = stage.path(name + ".log");
        String options = (how.dashboard() == null ? "" : "dashboard=" + how.dashboard() + ",") + "file=" + file
                + ",name=" + name + "," + AGENT_TIMING;
        List<String> command = new ArrayList<>(List.of(Java.executable()));
        command.addAll(FLAGS);
        command.addAll(List.of(
                "-javaagent:" + how.agent() + "=" + options,
                "-cp",
                Java.ownJar(),
                Narrator.class.getName(),
                piece.story().getName(),
                variant.toString(),
                how.threads()));
        return new WatchedProgram(piece, variant, stage.start(command, Map.of(), log), new AgentStream(file), log);
    }

    /** Looks what is new; whether there is nothing more to wait for. */
    boolean isSettled(long settleNanos) throws IOException {
        stream.read();
        long now = System.nanoTime();
        if (foundNanos == 0 && piece.isIn(stream.findings())) {
            foundNanos = now;
        }
        return !process.isAlive() || (foundNanos != 0 && now - foundNanos > settleNanos);
    }

    /** Seconds since the start. */
    double seconds() {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    /** Tells it that its time is over; how it went. */
    Told end() throws IOException, InterruptedException {
        boolean alive = process.isAlive();
        stream.read();
        List<SeenFinding> found = stream.findings();
        List<SeenFinding> withdrawn = stream.withdrawn();
        double seconds = seconds();
        closeInput();
        boolean leak = variant == Variant.LEAK;
        boolean cutOff = alive && leak;
        boolean ended = process.waitFor(leak ? LEAK_PATIENCE_SECONDS : PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            kill();
        }
        stream.read();
        return new Told(
                piece,
                variant,
                seconds,
                cutOff ? found : stream.findings(),
                cutOff ? withdrawn : stream.withdrawn(),
                ended && process.exitValue() == 0,
                stream.liveTasks(),
                ended ? words() : "");
    }

    /** The last line that it wrote to standard error, if any. */
    String lastComplaint() {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        kill();
        stream.close();
    }

    private void kill() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void closeInput() {
        try {
            process.outputWriter().close();
        } catch (IOException e) {
            // It has ended already.
        }
    }

    private String words() throws IOException {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said.lines().reduce("", (before, line) -> line);
    }

    /**
     * How programs are watched.
     *
     * @param agent the agent's jar
     * @param threads {@code platform} or {@code virtual}
     * @param dashboard where the agent reports to as well, if anywhere
     */
    record Watching(Path agent, String threads, @Nullable String dashboard) {}
}
