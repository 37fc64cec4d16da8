package dev.stranded.testbed;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A program that runs in a JVM of its own. The test and the program speak in lines: what the program prints, and what
 * it reads from its standard input, whose end is its end.
 *
 * <p>Closing it kills it if it still runs, and so does the end of the test's own JVM.
 */
public final class ChildJvm implements AutoCloseable {
    private static final Set<Process> ALIVE = ConcurrentHashMap.newKeySet();
    private static final Duration DUMP_PATIENCE = Duration.ofSeconds(20);

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ALIVE.forEach(Process::destroyForcibly)));
    }

    private final ChildProgram program;
    private final Process process;
    private final Output stdout;
    private final Output stderr;

    private ChildJvm(ChildProgram program, Process process) {
        this.program = program;
        this.process = process;
        this.stdout = Output.of(process.getInputStream(), "stdout of " + process.pid());
        this.stderr = Output.of(process.getErrorStream(), "stderr of " + process.pid());
    }

    static ChildJvm running(ChildProgram program, Process process) {
        ALIVE.add(process);
        return new ChildJvm(program, process);
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until the program prints this line on standard output. */
    public ChildJvm awaitLine(String line) {
        awaitLine(line::equals, "the line \"" + line + "\"");
        return this;
    }

    /** Waits until the program prints a line that begins so on standard output; returns the rest of it. */
    public String awaitLineAfter(String beginning) {
        return awaitLine(line -> line.startsWith(beginning), "a line that begins with \"" + beginning + "\"")
                .substring(beginning.length());
    }

    /** Waits until a line of standard error contains this; returns the line. */
    public String awaitError(String text) {
        String line = stderr.await(candidate -> candidate.contains(text), Deadline.fromNow());
        if (line == null) {
            throw failure("did not print \"" + text + "\" on standard error");
        }
        return line;
    }

    /** Gives the program a line to read. */
    public ChildJvm say(String line) {
        try {
            OutputStream in = process.getOutputStream();
            in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            throw failure("did not take the line \"" + line + "\" (" + e + ")");
        }
        return this;
    }

    /** Has its heap dumped, what lives of it, into a file that is not there yet. */
    public void dumpHeap(Path file) {
        try {
            String said = jcmd("GC.heap_dump", file.toAbsolutePath().toString());
            if (!Files.exists(file)) {
                throw failure("was not dumped: " + said);
            }
        } catch (IOException e) {
            throw failure("was not dumped (" + e + ")");
        }
    }

    /** Closes the program's standard input and waits for its end; returns its exit code. */
    public int end() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It has closed its end already; what counts is how it exits.
            assert process.pid() > 0;
        }
        return awaitExit();
    }

    /** Asks the JVM by a signal to end, and waits for that; returns its exit code. */
    public int terminate() {
        process.destroy();
        return awaitExit();
    }

    /** Waits for the program's end; returns its exit code. */
    public int awaitExit() {
        Deadline deadline = Deadline.fromNow();
        if (!exits(deadline) || !stdout.awaitEnd(deadline) || !stderr.awaitEnd(deadline)) {
            throw failure("did not end");
        }
        return process.exitValue();
    }

    /** What it has printed on standard output so far. */
    public List<String> stdout() {
        return stdout.lines();
    }

    /** What it has printed on standard error so far. */
    public List<String> stderr() {
        return stderr.lines();
    }

    /** A failure of this program, with all that may explain it. */
    public AssertionError failure(String whatHappened) {
        return new AssertionError("The program " + whatHappened + ".\n" + this);
    }

    /** Kills it, if it still runs, and waits until it is gone. */
    @Override
    public void close() {
        process.destroyForcibly();
        if (exits(Deadline.fromNow())) {
            ALIVE.remove(process);
            deleteAttachSocket();
        }
    }

    /** The command, what was printed, and where its threads are if it still runs. */
    @Override
    public String toString() {
        return "command: " + program
                + "\nstdout:\n" + String.join("\n", tail(stdout()))
                + "\nstderr:\n" + String.join("\n", tail(stderr()))
                + (process.isAlive() ? "\nthreads:\n" + threadDump() : "\nexit code: " + process.exitValue());
    }

    /** A JVM that is killed leaves it, in the way of one that has its process id later. */
    private void deleteAttachSocket() {
        try {
            Files.deleteIfExists(Path.of("/tmp", ".java_pid" + process.pid()));
        } catch (IOException e) {
            // It is another user's.
            assert !process.isAlive();
        }
    }

    private String awaitLine(Predicate<String> fits, String what) {
        String line = stdout.await(fits, Deadline.fromNow());
        if (line == null) {
            throw failure("did not print " + what);
        }
        return line;
    }

    private boolean exits(Deadline deadline) {
        try {
            return process.waitFor(deadline.leftMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String threadDump() {
        try {
            return jcmd("Thread.print");
        } catch (IOException e) {
            return "(no thread dump: " + e + ")";
        }
    }

    /** Has it obey a diagnostic command; returns what it prints. */
    public String jcmd(String... command) throws IOException {
        List<String> words = new ArrayList<>(List.of(program.jdk().tool("jcmd").toString(), Long.toString(pid())));
        words.addAll(List.of(command));
        Process jcmd = new ProcessBuilder(words).redirectErrorStream(true).start();
        Output text = Output.of(jcmd.getInputStream(), command[0] + " of " + pid());
        boolean whole = text.awaitEnd(Deadline.in(DUMP_PATIENCE));
        jcmd.destroyForcibly();
        return String.join("\n", text.lines()) + (whole ? "" : "\n(cut short)");
    }

    private static List<String> tail(List<String> lines) {
        int most = 200;
        return lines.size() <= most ? lines : lines.subList(lines.size() - most, lines.size());
    }
}
