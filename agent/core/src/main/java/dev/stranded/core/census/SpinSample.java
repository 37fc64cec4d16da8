package dev.stranded.core.census;

import dev.stranded.bootstrap.TaskRecord;
import java.util.List;
import java.util.Set;

/**
 * A busy thread at one look; it is not kept.
 *
 * @param thread the thread
 * @param task its record
 * @param stack where it was
 * @param usedNanos processor time since the look before
 * @param passedNanos time since the look before
 * @param atMillis when, on the census' clock
 */
record SpinSample(
        Thread thread,
        TaskRecord task,
        List<StackTraceElement> stack,
        long usedNanos,
        long passedNanos,
        long atMillis) {
    /** The objects that the task is made of. */
    List<Object> roots() {
        return ReachableChannels.roots(thread, task);
    }

    /** See {@link RunningClasses#of}. */
    Set<Class<?>> classesOf(List<StackTraceElement> frames) {
        return RunningClasses.of(frames, stack);
    }
}
