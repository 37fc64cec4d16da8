package dev.stranded.demo.room;

import dev.stranded.demo.CannotRun;
import dev.stranded.demo.sender.Load;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a run will take at its worst, when every webhook that comes while the API stalls has a thread.
 *
 * @param load the run's load
 * @param memoryBytes what all processes of the run may take together
 * @param threads what they may start
 */
public record Need(Load load, long memoryBytes, long threads) {
    private static final long BYTES_A_STUCK_WEBHOOK = 1_024 * 1_024;
    private static final long BYTES_BESIDES = 1_400L * 1_024 * 1_024;
    private static final long THREADS_BESIDES = 1_000;

    /**
     * What this load will take.
     *
     * @param limitBytes of resident memory beyond which a receiver is killed; null: none
     */
    public static Need of(Load load, @Nullable Long limitBytes) {
        long receiver = load.webhooksInStall() * BYTES_A_STUCK_WEBHOOK;
        return new Need(
                load,
                BYTES_BESIDES + (limitBytes == null ? receiver : Math.min(limitBytes, receiver)),
                THREADS_BESIDES + load.webhooksInStall());
    }

    /** Says what is short and what would fit instead, if anything is short. */
    public void check(Room room) throws CannotRun {
        if (memoryBytes > room.memoryBytes()) {
            throw new CannotRun("this run may take " + gigabytes(memoryBytes) + " of memory and "
                    + gigabytes(room.memoryBytes()) + " are free; free some, or "
                    + smaller((room.memoryBytes() - BYTES_BESIDES) / BYTES_A_STUCK_WEBHOOK));
        }
        if (threads > room.threads()) {
            throw new CannotRun("this run may start " + threads + " threads and this system allows " + room.threads()
                    + " more; raise its limits (kernel.pid_max, vm.max_map_count, ulimit -u, pids.max), or "
                    + smaller(room.threads() - THREADS_BESIDES));
        }
    }

    private String smaller(long stuck) {
        long rate = stuck / Math.max(1, load.stallSeconds());
        return rate > 0 ? "run it smaller: --rate " + rate + ", or --memory-limit 2g" : "run it on a larger machine";
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
