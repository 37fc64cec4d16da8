package dev.stranded.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every record checks as it is made: a key that must be there is, and a list that is absent is empty. */
final class Required {
    private Required() {}

    static <T> T key(@Nullable T value, String record, String key) {
        if (value == null) {
            throw new IllegalArgumentException("a " + record + " must have the key \"" + key + "\"");
        }
        return value;
    }

    static <T> List<T> list(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }
}
