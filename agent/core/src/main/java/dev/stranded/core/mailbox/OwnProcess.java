package dev.stranded.core.mailbox;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** The process that the agent runs in. */
public final class OwnProcess {
    private static final String STATUS = "/proc/self/status";

    /** Before its ids, the outermost first: {@code /proc} may be that of a namespace around the process' own. */
    private static final String IDS = "\nNSpid:\t";

    private OwnProcess() {}

    /** Its id. {@code ProcessHandle} would make a pool of threads for itself before it tells. */
    public static long id() {
        try {
            String ids = ids();
            return Long.parseLong(ids.substring(ids.lastIndexOf('\t') + 1));
        } catch (IOException | RuntimeException e) {
            return ProcessHandle.current().pid();
        }
    }

    /** When it began; empty where the system does not tell. */
    public static Optional<Instant> began() {
        return asProcKnowsIt().flatMap(self -> self.info().startInstant());
    }

    /** {@code ProcessHandle} reads {@code /proc}, so it is to be asked by the id that the process has there. */
    private static Optional<ProcessHandle> asProcKnowsIt() {
        try {
            String ids = ids();
            int end = ids.indexOf('\t');
            return ProcessHandle.of(Long.parseLong(end < 0 ? ids : ids.substring(0, end)));
        } catch (IOException | RuntimeException e) {
            return Optional.of(ProcessHandle.current());
        }
    }

    private static String ids() throws IOException {
        try (InputStream in = new FileInputStream(STATUS)) {
            String status = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            int begin = status.indexOf(IDS) + IDS.length();
            return status.substring(begin, status.indexOf('\n', begin));
        }
    }
}
