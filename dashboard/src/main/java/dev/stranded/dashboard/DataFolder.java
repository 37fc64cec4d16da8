package dev.stranded.dashboard;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a dashboard keeps its store when nobody says where. */
final class DataFolder {
    private DataFolder() {}

    static Path ofUser() {
        return of(System.getenv(), System.getProperty("user.home"));
    }

    /** What the system's rules give for a user's own data. */
    static Path of(Map<String, String> environment, String home) {
        String set = firstSet(environment.get("XDG_DATA_HOME"), environment.get("LOCALAPPDATA"));
        Path folder = set == null ? Path.of(home, ".local", "share") : Path.of(set);
        return folder.resolve("stranded").resolve("dashboard");
    }

    private static @Nullable String firstSet(@Nullable String... values) {
        for (String value : values) {
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return null;
    }
}
