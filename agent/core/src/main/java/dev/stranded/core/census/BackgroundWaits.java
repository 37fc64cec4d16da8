package dev.stranded.core.census;

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
    private final FrameOwners owners;

    /** What waits there, by class, and by method of that. */
    private final Map<String, Map<String, String>> waits = new HashMap<>();

    BackgroundWaits(FrameOwners owners) {
        this.owners = owners;
        for (String entry : ShippedList.read("background.txt")) {
            int end = entry.indexOf(' ');
            int dot = entry.lastIndexOf('.', end);
            waits.computeIfAbsent(entry.substring(0, dot), type -> new HashMap<>())
                    .put(entry.substring(dot + 1, end), entry.substring(end).strip());
        }
    }

    /** All of them: what waits there, by class, and by method of that. */
    Map<String, Map<String, String>> all() {
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
            String known = waits.getOrDefault(type, Map.of()).get(frame.getMethodName());
            if (known != null && (!jdk || library == null)) {
                return known;
            }
            library = jdk ? library : owner;
        }
        return null;
    }
}
