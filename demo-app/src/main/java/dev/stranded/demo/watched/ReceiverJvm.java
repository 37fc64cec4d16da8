package dev.stranded.demo.watched;

import dev.stranded.demo.CannotRun;
import dev.stranded.demo.stage.Java;
import dev.stranded.demo.stage.Stage;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A receiver in a JVM of its own, with the agent. */
public final class ReceiverJvm {
    private static final long PATIENCE_SECONDS = 15;
    private static final String READY = "listening on ";

    private final Process process;
    private final URI url;
    private final Path log;

    private ReceiverJvm(Process process, URI url, Path log) {
        this.process = process;
        this.url = url;
        this.log = log;
    }

    /** Starts the class and waits until it listens. */
    public static ReceiverJvm start(Stage stage, Launch launch, Map<String, String> environment) throws CannotRun {
        List<String> command = new ArrayList<>();
        command.add(Java.executable());
        command.addAll(launch.flags());
        command.add("-javaagent:" + launch.agent() + "=" + launch.agentOptions());
        command.addAll(List.of("-cp", Java.ownJar(), launch.mainClass()));
        Path log = stage.path(launch.mainClass() + ".log");
        Process process = stage.start(command, environment, log);
        try {
            BufferedReader out = process.inputReader();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(READY)) {
                    return new ReceiverJvm(process, URI.create(line.substring(READY.length())), log);
                }
            }
            throw new CannotRun(
                    "the receiver did not start: " + Files.readString(log).strip());
        } catch (IOException e) {
            throw new CannotRun("the receiver did not start (" + e.getMessage() + ")", e);
        }
    }

    /** Where it takes webhooks. */
    public URI url() {
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

    /**
     * How it is started.
     *
     * @param mainClass the program
     * @param flags of its JVM
     * @param agent the agent's jar
     * @param agentOptions what the agent is told
     */
    public record Launch(String mainClass, List<String> flags, Path agent, String agentOptions) {}
}
