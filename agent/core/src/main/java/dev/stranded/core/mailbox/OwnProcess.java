package dev.stranded.core.mailbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The process that the agent runs in. */
public final class OwnProcess {
    private OwnProcess() {}

    /** Its id. {@code ProcessHandle} would make a pool of threads for itself before it tells. */
    public static long id() {
        try {
            return Long.parseLong(Files.readSymbolicLink(Path.of("/proc/self")).toString());
        } catch (IOException | RuntimeException e) {
            return ProcessHandle.current().pid();
        }
    }
}
