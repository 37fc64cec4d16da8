package dev.stranded.demo.gallery;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The sources of the gallery's programs, which are in the jar beside their classes. */
final class Sources {
    private Sources() {}

    /** A class's file as it was written. */
    static String of(Class<?> type) {
        return read(type.getPackageName(), type.getSimpleName() + ".java");
    }

    /** A line, without the space around it; empty where there is no such file or line. */
    static String line(String packageName, String file, int number) {
        List<String> lines = read(packageName, file).lines().toList();
        return number < 1 || number > lines.size() ? "" : lines.get(number - 1).strip();
    }

    private static String read(String packageName, String file) {
        String path = "/sources/" + packageName.replace('.', '/') + "/" + file;
        try (InputStream in = Sources.class.getResourceAsStream(path)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read the demo's own jar; start it anew", e);
        }
    }
}
