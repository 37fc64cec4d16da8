package dev.stranded.core.census;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * What the census knows and notes in the records of tasks. A virtual thread carries its record as long as it lives,
 * which may be longer than the agent is there: so records refer to it weakly, and keep nothing of the agent alive. The
 * census itself keeps it.
 */
abstract class Remembered {
    private final WeakReference<Object> note = new WeakReference<>(this);

    /** What is put into a record. */
    final Object note() {
        return note;
    }

    /** What a record's field stands for: what was noted there, or what it holds itself. */
    static @Nullable Object in(@Nullable Object field) {
        return field instanceof WeakReference<?> note ? note.get() : field;
    }
}
