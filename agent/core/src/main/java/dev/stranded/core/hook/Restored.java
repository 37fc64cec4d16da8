package dev.stranded.core.hook;

import java.util.List;

/**
 * The classes that had hooks.
 *
 * @param classes those that have their own code back
 * @param refused those of which the JVM did not take it
 */
public record Restored(List<String> classes, List<String> refused) {
    /** Copies the lists. */
    public Restored {
        classes = List.copyOf(classes);
        refused = List.copyOf(refused);
    }
}
