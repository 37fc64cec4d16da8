package dev.stranded.core.census;

import dev.stranded.bootstrap.SpawnStack;
import dev.stranded.bootstrap.TaskKind;
import dev.stranded.wire.TaskForm;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names where the failure of a {@code CompletableFuture} comes from. */
final class StageOrigins {
    private static final int MOST_SITES = 1_000;

    /** In a stack of a {@code ForkJoinPool}'s worker: it still runs the task that it began last. */
    private static final String RUNS_TASK = "java.util.concurrent.CompletableFuture$Async";

    private final FrameOwners owners;
    private final Map<String, SpawnSite> places = new HashMap<>();

    StageOrigins(FrameOwners owners) {
        this.owners = owners;
    }

    /** What the stacks of a failure tell, so that they need not be kept. */
    Traces read(@Nullable SpawnStack completed, NamedStack thrown) {
        NamedStack completing = completed == null ? null : owners.name(completed.getStackTrace());
        NamedStack place = completing != null && isApplication(completing) ? completing : thrown;
        return new Traces(completing == null || tells(completing), isApplication(place) ? place(place) : null);
    }

    /**
     * Where the task was spawned that failed; where that is unknown, the line of the application that completed the
     * future, or that threw. Null where no application has to do with it.
     */
    static @Nullable SpawnSite origin(@Nullable TaskKind kind, Traces traces) {
        if (kind != null
                && traces.kindIsRight
                && !FrameOwners.isJdk(kind.name)
                && kind.site instanceof SpawnSite spawn
                && isApplication(spawn.stack())) {
            return spawn;
        }
        return traces.place;
    }

    /** A worker of a {@code ForkJoinPool} does not tell when a task of its own ends. */
    private static boolean tells(NamedStack completing) {
        boolean forkJoin = false;
        for (String frame : completing.frames()) {
            if (frame.startsWith(RUNS_TASK)) {
                return true;
            }
            forkJoin |= frame.startsWith("java.util.concurrent.ForkJoinWorkerThread.run(");
        }
        return !forkJoin;
    }

    private static boolean isApplication(NamedStack stack) {
        return !stack.frames().isEmpty() && !stack.library() && !stack.jdkOnly();
    }

    private SpawnSite place(NamedStack stack) {
        SpawnSite known = places.get(stack.site());
        if (known != null || places.size() >= MOST_SITES) {
            return known == null ? new SpawnSite(stack, TaskForm.EXECUTOR_TASK) : known;
        }
        SpawnSite place = new SpawnSite(stack, TaskForm.EXECUTOR_TASK);
        places.put(stack.site(), place);
        return place;
    }

    /**
     * What the stacks of a failure tell.
     *
     * @param kindIsRight whether the task that the thread ran last is the one that failed
     * @param place the line of the application that completed the future, or that threw
     */
    record Traces(boolean kindIsRight, @Nullable SpawnSite place) {}
}
