package dev.stranded.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a program in a JVM of its own, and hears what it says on standard output. */
final class Program implements AutoCloseable {
    private final Process process;
    private final BufferedReader said;

    /** Starts it. */
    Program(List<String> command) throws IOException {
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * The command for a program of this jar.
     *
     * @param cpu the processor to pin it to; empty for all
     */
    static List<String> command(Jdk jdk, String cpu, List<String> options, Class<?> program, String... arguments) {
        return command(jdk, cpu, options, System.getProperty("java.class.path"), program.getName(), arguments);
    }

    /** The command for a program on a class path. */
    static List<String> command(
            Jdk jdk, String cpu, List<String> options, String classPath, String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (!cpu.isEmpty()) {
            command.addAll(List.of("taskset", "-c", cpu));
        }
        command.add(jdk.java().toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, program));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Its next line that begins so, without that beginning. */
    String await(String beginning) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length());
            }
        }
        throw new IOException("a program ended before it said '" + beginning + "': " + command());
    }

    /** Says a line to it, and hears its answer. */
    String ask(String line) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
        return await("");
    }

    /** Has it stand still until it is to {@link #goOn}: it takes no processor time meanwhile. */
    void stop() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Ends {@link #stop}. */
    void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    long pid() {
        return process.pid();
    }

    /** The processor time that it has taken so far, in microseconds; 0 where the system does not tell. */
    long cpuMicros() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1_000;
    }

    private void signal(String name) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("kill -" + name + " failed with " + exit + " for: " + command());
        }
    }

    /** The rest of its lines, once it has ended as it should. */
    List<String> lines() throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            lines.add(line);
        }
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IOException("a program failed with " + exit + ": " + command());
        }
        return lines;
    }

    private @Nullable String command() {
        return process.info().commandLine().orElse(null);
    }

    /** Ends it by force where it has not ended. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
