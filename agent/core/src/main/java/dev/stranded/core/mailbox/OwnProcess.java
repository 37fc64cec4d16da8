package dev.stranded.core.mailbox;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The process that the agent runs in. */
public final class OwnProcess {
    private static final String STATUS = "/proc/self/status";

    /** Before its ids, the outermost first: {@code /proc} may be that of a namespace around the process' own. */
    private static final String IDS = "\nNSpid:";

    private OwnProcess() {}

    /** Its id. {@code ProcessHandle} would make a pool of threads for itself before it tells. */
    public static long id() {
        try (InputStream status = new FileInputStream(STATUS)) {
            return innermost(new String(status.readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException | RuntimeException e) {
            return ProcessHandle.current().pid();
        }
    }

    private static long innermost(String status) {
        int begin = status.indexOf(IDS) + IDS.length();
        int end = status.indexOf('\n', begin);
        return Long.parseLong(status.substring(status.lastIndexOf('\t', end) + 1, end));
    }
}
