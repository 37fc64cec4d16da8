package dev.stranded.core.prove;

import dev.stranded.wire.JudgedTasks;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * The process that judges a dump, of the lowest priority. It reads what is known of the threads, a line each, and
 * writes how far it is and what it found; where the other end of its input goes away it deletes the dump and ends.
 */
final class ProofChild implements AutoCloseable {
    private static final long MEGABYTE = 1 << 20;
    private static final long LEAST_HEAP_BYTES = 64 * MEGABYTE;
    private static final int HEAP_PART = 5;
    private static final String[] FOR_ALL_JVMS = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"};
    private static final List<Path> NICE = List.of(Path.of("/usr/bin/nice"), Path.of("/bin/nice"));

    private final Process process;
    private final List<JudgedTasks> judged = new ArrayList<>();
    private long objects;

    private ProofChild(Process process) {
        this.process = process;
    }

    /**
     * Starts to judge a dump.
     *
     * @param monitorOwners see {@link dev.stranded.core.census.Census#monitorOwners()}
     * @param hidesNothing see {@link HeapDump#hidesNothing()}
     */
    static ProofChild start(Path dump, Map<Long, Long> monitorOwners, boolean hidesNothing) throws ProofFailure {
        Path java = Path.of(System.getProperty("java.home"), "bin", File.separatorChar == '/' ? "java" : "java.exe");
        if (!Files.isExecutable(java)) {
            throw new ProofFailure("there is no " + java + " to judge the heap dump with; run"
                    + " java -jar stranded-agent.jar prove with this JVM's process id instead");
        }
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command(java, dump)).redirectError(ProcessBuilder.Redirect.DISCARD);
            for (String variable : FOR_ALL_JVMS) {
                builder.environment().remove(variable);
            }
            ProofChild child = new ProofChild(builder.start());
            child.tell(monitorOwners, hidesNothing);
            return child;
        } catch (IOException e) {
            throw new ProofFailure(
                    "the process that judges the heap dump could not be started (" + e.getMessage() + ")", e);
        }
    }

    private static List<String> command(Path java, Path dump) throws IOException {
        List<String> command = new ArrayList<>();
        for (Path nice : NICE) {
            if (command.isEmpty() && Files.isExecutable(nice)) {
                command.addAll(List.of(nice.toString(), "-n", "19"));
            }
        }
        long heap = Math.max(LEAST_HEAP_BYTES, Files.size(dump) / HEAP_PART) + LEAST_HEAP_BYTES;
        command.addAll(List.of(
                java.toString(),
                "-Xmx" + heap / MEGABYTE + "m",
                "-XX:+UseSerialGC",
                "-XX:ActiveProcessorCount=1",
                "-jar",
                jar().toString(),
                "judge",
                dump.toString()));
        return command;
    }

    private static Path jar() throws IOException {
        URL own = ProofChild.class.getResource("/dev/stranded/core/build.properties");
        if (own == null || !(own.openConnection() instanceof JarURLConnection inJar)) {
            throw new IOException("the agent's jar can't be found");
        }
        return Path.of(java.net.URI.create(inJar.getJarFileURL().toString()));
    }

    private void tell(Map<Long, Long> monitorOwners, boolean hidesNothing) throws IOException {
        Writer out = process.outputWriter(StandardCharsets.UTF_8);
        for (Map.Entry<Long, Long> owner : monitorOwners.entrySet()) {
            out.write("owner " + owner.getKey() + " " + owner.getValue() + "\n");
        }
        if (hidesNothing) {
            out.write("hides nothing\n");
        }
        out.write("that is all\n");
        out.flush();
    }

    /**
     * Waits until the dump is judged.
     *
     * @param percent is told how far it is
     */
    void await(IntConsumer percent) throws ProofFailure {
        try {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("{")) {
                    judged.add(JudgedTasks.read(line));
                } else if (line.startsWith("percent ")) {
                    percent.accept(Integer.parseInt(line.substring("percent ".length())));
                } else if (line.startsWith("objects ")) {
                    objects = Long.parseLong(line.substring("objects ".length()));
                } else if (line.startsWith("failed ")) {
                    throw new ProofFailure(line.substring("failed ".length()));
                }
            }
        } catch (IOException | NumberFormatException e) {
            throw new ProofFailure("the process that judges the heap dump can't be understood (" + e + ")", e);
        }
        if (objects == 0) {
            throw new ProofFailure("the process that judged the heap dump was ended from outside before it had done so,"
                    + " perhaps for want of memory; run java -jar stranded-agent.jar prove elsewhere");
        }
    }

    /** What it found. */
    List<JudgedTasks> judged() {
        return judged;
    }

    /** How many objects it searched. */
    long objects() {
        return objects;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
