package dev.stranded.core.census;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The waits of libraries that are background by nature: an idle worker's, an acceptor's, a reaper's.
 *
 * <p>A wait is one of them only if the library waits there for itself: between the listed method and the wait there are
 * no frames but the JDK's and that library's own. What an application does on a library's threads is not background.
 */
final class BackgroundWaits {
    private static final String LIST = "dev/stranded/core/census/background.txt";

    private final FrameOwners owners;

    /** What waits there, by class and method. */
    private final Map<String, String> waits = new HashMap<>();

    BackgroundWaits(FrameOwners owners) {
        this.owners = owners;
        try (InputStream in = BackgroundWaits.class.getClassLoader().getResourceAsStream(LIST);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    int end = line.indexOf(' ');
                    waits.put(line.substring(0, end), line.substring(end).strip());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them: what waits there, by class and method. */
    Map<String, String> all() {
        return waits;
    }

    /** What waits in this stack, if it is one of them; else null. */
    @Nullable
    String of(StackTraceElement[] stack) {
        String library = null;
        for (StackTraceElement frame : stack) {
            String type = frame.getClassName();
            boolean jdk = FrameOwners.isJdk(type);
            String owner = jdk ? null : owners.libraryOf(type);
            if (!jdk && (owner == null || (library != null && !owner.equals(library)))) {
                return null;
            }
            String known = waits.get(type + "." + frame.getMethodName());
            if (known != null && (!jdk || library == null)) {
                return known;
            }
            library = jdk ? library : owner;
        }
        return null;
    }
}
