package dev.stranded.core.census;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Tells what the loop does in which a thread was seen, since compiled code shows no frame for what it has inlined. */
public interface LoopReader {
    /** What asks a queue or a future for something and comes back at once, or would, as a broken wait does. */
    Set<String> POLLS = Set.of(
            "poll",
            "pollFirst",
            "pollLast",
            "peek",
            "peekFirst",
            "peekLast",
            "take",
            "takeFirst",
            "takeLast",
            "drainTo",
            "isEmpty",
            "size",
            "isDone",
            "get",
            "getNow",
            "state");

    /**
     * What the innermost loop around the line of {@code frame} polls; null where it polls nothing, or that is unknown.
     */
    @Nullable
    Polling read(StackTraceElement frame);

    /** Whether a class of the JDK is one of those that a loop can poll. */
    static boolean isPolled(Class<?> type) {
        return Queue.class.isAssignableFrom(type) || Future.class.isAssignableFrom(type);
    }

    /** Whether this is a future. */
    static boolean isFuture(Object channel) {
        return channel instanceof Future;
    }

    /**
     * What a loop polls.
     *
     * @param types what is polled: queues and futures of the JDK, by the type that the code names
     * @param operation the first such call, such as poll or isDone
     * @param line where the loop calls it
     * @param through methods of the application that the loop calls and that do the polling
     */
    record Polling(Set<Class<?>> types, String operation, int line, Set<String> through) {}
}
