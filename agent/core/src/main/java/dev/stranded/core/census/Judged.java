package dev.stranded.core.census;

import dev.stranded.bootstrap.TaskRecord;
import dev.stranded.wire.JudgedTasks;
import dev.stranded.wire.JudgedTasks.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tasks of which a heap dump said the same and that wait at one place since before it. It stands in the record of each,
 * in the stead of the place, until the task goes on.
 *
 * <p>Ownership: the census thread.
 */
public final class Judged extends Remembered {
    private final SpawnSite spawn;
    private final WaitSite site;
    private final JudgedTasks said;
    private final Instant at;
    private final long objects;
    private long tasks;
    private long seen;
    private long goneOn;

    Judged(SpawnSite spawn, WaitSite site, JudgedTasks said, Instant at, long objects) {
        this.spawn = spawn;
        this.site = site;
        this.said = said;
        this.at = at;
        this.objects = objects;
    }

    /** What the dump said of a task, where it is still in the wait that was judged. */
    static @Nullable Judged of(TaskRecord task) {
        return in(task.waitSite()) instanceof Judged judged ? judged : null;
    }

    /** Where they were spawned. */
    public SpawnSite spawn() {
        return spawn;
    }

    /** Where they wait. */
    public WaitSite site() {
        return site;
    }

    /** What was said of them. */
    public JudgedTasks said() {
        return said;
    }

    /** When the dump was made. */
    public Instant at() {
        return at;
    }

    /** How many objects it shows. */
    public long objects() {
        return objects;
    }

    /** How they were judged. */
    public Outcome outcome() {
        return said.outcome();
    }

    /** How many wait still, at this look. */
    public long waiting() {
        return seen;
    }

    /** How many have gone on since, and were not collected as garbage. */
    public long goneOn() {
        return goneOn;
    }

    void look() {
        seen = 0;
    }

    void add() {
        tasks++;
    }

    /** Another dump has said something of one of them. */
    void remove() {
        tasks--;
    }

    void see() {
        seen++;
    }

    void goOn() {
        tasks--;
        goneOn++;
    }

    /** Ends a look: who was neither seen nor collected, of {@code collected} ones, has ended. */
    void finish(long collected) {
        long missing = tasks - seen;
        goneOn += Math.max(0, missing - collected);
        tasks = seen;
    }
}
