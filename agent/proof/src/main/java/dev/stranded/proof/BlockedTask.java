package dev.stranded.proof;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task that is blocked without a time-out, and what becomes of it.
 *
 * @param id the thread's id
 * @param name the thread's name, empty for most virtual threads
 * @param virtual whether it is a virtual thread
 * @param judgement what the dump says
 * @param reason why, in one sentence
 * @param path what leads from a root to what can release it, a line for each object; empty where there is none
 * @param stack its frames, innermost first
 * @param application positions in {@code stack} of frames that are not the JDK's
 * @param channel what it waits on
 * @param retainedBytes what is kept by it and by no task that goes on; what several keep is the first one's
 */
public record BlockedTask(
        long id,
        String name,
        boolean virtual,
        Judgement judgement,
        String reason,
        List<String> path,
        List<String> stack,
        List<Integer> application,
        Channel channel,
        long retainedBytes) {
    /** Copies the lists. */
    public BlockedTask {
        path = List.copyOf(path);
        stack = List.copyOf(stack);
        application = List.copyOf(application);
    }

    /**
     * What a task waits on.
     *
     * @param type its class
     * @param operation how the task waits, such as {@code take}
     * @param size how many elements or permits there are
     * @param capacity how many there can be
     */
    public record Channel(
            String type,
            String operation,
            @Nullable Long size,
            @Nullable Long capacity) {
        /** As in {@code LinkedBlockingQueue.take, 0 of 1000 elements}. */
        @Override
        public String toString() {
            String content = size == null ? "" : ", " + size + (capacity == null ? "" : " of " + capacity) + " in it";
            return type + "." + operation + content;
        }
    }
}
