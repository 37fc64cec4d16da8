package dev.stranded.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Asks the agent in a child JVM through files, as the command line does. */
public final class AgentMailbox {
    private static final long BETWEEN_LOOKS_MILLIS = 20;

    private AgentMailbox() {}

    /** The agent's answer, a line for each message. */
    public static String ask(ChildJvm jvm, String command) throws IOException {
        String nonce = UUID.randomUUID().toString().replace("-", "");
        Path request = Path.of("/tmp", ".stranded_pid" + jvm.pid());
        Path whole = Files.writeString(Path.of(request + "." + nonce + ".ask"), nonce + " " + command + "\n");
        Files.createLink(request, whole);
        Files.delete(whole);
        Path answer = Path.of(request + "." + nonce);
        try {
            await(answer, jvm);
            return Files.readString(answer);
        } finally {
            Files.delete(request);
            Files.deleteIfExists(answer);
        }
    }

    private static void await(Path answer, ChildJvm jvm) {
        Deadline deadline = Deadline.fromNow();
        while (!Files.exists(answer)) {
            if (deadline.isOver() || !jvm.isAlive()) {
                throw jvm.failure("its agent does not answer");
            }
            try {
                Thread.sleep(BETWEEN_LOOKS_MILLIS);
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted", e);
            }
        }
    }
}
