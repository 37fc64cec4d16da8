package dev.stranded.core.census;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A list that comes with the agent: an entry a line, but for blank lines and those that begin with {@code #}. */
final class ShippedList {
    private ShippedList() {}

    /** The entries of the list in the file of that name beside this class. */
    static List<String> read(String name) {
        List<String> entries = new ArrayList<>();
        try (InputStream in =
                        ShippedList.class.getClassLoader().getResourceAsStream("dev/stranded/core/census/" + name);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    entries.add(line.strip());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(entries);
    }
}
