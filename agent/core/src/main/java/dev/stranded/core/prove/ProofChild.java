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
    private static final long LEAST_HEAP_BYTES = 128 * MEGABYTE;
    private static final int HEAP_PART = 5;
    private static final String[] FOR_ALL_JVMS = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"};
    private static final List<Path> NICE = List.of(Path.of("/usr/bin/nice"), Path.of("/bin/nice"));

    private static final String ENDED =
            "the process that judged the heap dump was ended from outside before it had done so,"
                    + " perhaps for want of memory; run java -jar stranded-agent.jar prove elsewhere";

    private final Process process;
    private final List<JudgedTasks> judged = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long objects;

    private ProofChild(Process process) {
        this.process = process;
    }

    /**
     * Starts the process before there is a dump, so that somebody deletes it whatever becomes of this JVM.
     *
     * @param dump where the dump will be, alone in its folder
     */
    static ProofChild start(Path dump) throws ProofFailure {
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
            return new ProofChild(builder.start());
        } catch (IOException e) {
            throw new ProofFailure(
                    "the process that judges the heap dump could not be started (" + e.getMessage() + ")", e);
        }
    }

    private static List<String> command(Path java, Path dump) throws IOException {
        Runtime runtime = Runtime.getRuntime();
        List<String> command = new ArrayList<>();
        for (Path nice : NICE) {
            if (command.isEmpty() && Files.isExecutable(nice)) {
                command.addAll(List.of(nice.toString(), "-n", "19"));
            }
        }
        // A dump is at most about twice as long as what is in use.
        long heap = LEAST_HEAP_BYTES + 2 * (runtime.totalMemory() - runtime.freeMemory()) / HEAP_PART;
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

    /**
     * Has the dump judged, which is there now.
     *
     * @param surroundings what was so before and after it was made
     * @param flags see {@link HeapDump#flags()}
     */
    void judge(Surroundings surroundings, String flags) throws ProofFailure {
        Writer out = process.outputWriter(StandardCharsets.UTF_8);
        try {
            for (Map.Entry<Long, Long> owner : surroundings.monitorOwners().entrySet()) {
                out.write("owner " + owner.getKey() + " " + owner.getValue() + "\n");
            }
            for (Map.Entry<Long, String> waited :
                    surroundings.roll().waitedTypes().entrySet()) {
                out.write("waits " + waited.getKey() + " " + waited.getValue() + "\n");
            }
            for (long stayed : surroundings.roll().stayed()) {
                out.write("stays " + stayed + "\n");
            }
            out.write("flags" + flags + "\n");
            out.write("that is all\n");
            out.flush();
        } catch (IOException e) {
            throw new ProofFailure(ENDED, e);
        }
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
            while (objects == 0) {
                String line = in.readLine();
                if (line == null) {
                    throw new ProofFailure(ENDED);
                }
                if (line.startsWith("{")) {
                    judged.add(JudgedTasks.read(line));
                } else if (line.startsWith("percent ")) {
                    percent.accept(Integer.parseInt(line.substring("percent ".length())));
                } else if (line.startsWith("objects ")) {
                    objects = Long.parseLong(line.substring("objects ".length()));
                } else if (line.startsWith("note ")) {
                    notes.add(line.substring("note ".length()));
                } else if (line.startsWith("failed ")) {
                    throw new ProofFailure(line.substring("failed ".length()));
                }
            }
        } catch (IOException | NumberFormatException e) {
            throw new ProofFailure("the process that judges the heap dump can't be understood (" + e + ")", e);
        }
    }

    /** What it found. */
    List<JudgedTasks> judged() {
        return judged;
    }

    /** What limits its verdicts, a sentence each. */
    List<String> notes() {
        return notes;
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
