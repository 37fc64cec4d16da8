package dev.stranded.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Has the agent come into a running JVM and leave it again, as a user would: by its own command, in a process of its
 * own.
 *
 * @param java the launcher of the JVM's own JDK
 * @param agent the jar
 * @param stream where the agent writes what it sees
 * @param present false: nothing comes, so that all ratios ought to be 1
 */
record Visitor(Path java, Path agent, Path stream, boolean present) {
    /**
     * Attaches it to the JVM with that process id, or detaches it; returns when all hooks are in place, or every class
     * has its own code back.
     */
    void change(long pid, boolean comes) throws IOException, InterruptedException {
        if (!present) {
            return;
        }
        if (comes) {
            run("attach", Long.toString(pid), "quiet=true,file=" + stream);
        } else {
            run("detach", Long.toString(pid));
        }
    }

    /** Has the agent of that JVM asked for what it sees, once a second, until the watcher stops. */
    Watcher watch(long pid) throws IOException {
        return new Watcher(
                present
                        ? new ProcessBuilder(command("watch", Long.toString(pid)))
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .redirectError(ProcessBuilder.Redirect.DISCARD)
                                .start()
                        : null);
    }

    /** Fails if the agent was not at work while it was there. */
    void checkStream() throws IOException {
        if (present) {
            AgentStream.check(stream);
        }
    }

    private void run(String... arguments) throws IOException, InterruptedException {
        List<String> command = command(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + said);
        }
    }

    private List<String> command(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(java.toString(), "-XX:TieredStopAtLevel=1", "-jar", agent.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** A command that watches a JVM. */
    record Watcher(@Nullable Process process) {
        void stop() {
            if (process != null) {
                process.destroy();
            }
        }
    }
}
