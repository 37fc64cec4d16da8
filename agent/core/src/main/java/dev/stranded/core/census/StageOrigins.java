package dev.stranded.core.census;

import dev.stranded.bootstrap.SpawnStack;
import dev.stranded.bootstrap.TaskKind;
import dev.stranded.wire.TaskForm;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names where the failure of a {@code CompletableFuture} comes from. */
final class StageOrigins {
    private static final int MOST_SITES = 1_000;

    /** In a stack of a {@code ForkJoinPool}'s worker: it still runs the task that it began last. */
    private static final String RUNS_TASK = "java.util.concurrent.CompletableFuture$Async";

    private static final String FUTURE = "java.util.concurrent.CompletableFuture";
    private static final Pattern GIVES = Pattern.compile(
            "java\\.util\\.concurrent\\.CompletableFuture\\.(completeExceptionally|failedFuture|failedStage)\\(");

    private final FrameOwners owners;
    private final Map<String, SpawnSite> places = new HashMap<>();

    StageOrigins(FrameOwners owners) {
        this.owners = owners;
    }

    /** What the stacks of a failure tell, so that they need not be kept. */
    Traces read(@Nullable SpawnStack completed, NamedStack thrown) {
        NamedStack completing = completed == null ? null : owners.name(completed.getStackTrace());
        completing = completing == null || completing.frames().isEmpty() ? null : completing;
        NamedStack place = completing != null && isApplication(completing) ? completing : thrown;
        int caller = firstOfFuture(thrown);
        boolean asTask = caller >= 0 && thrown.frames().get(caller).startsWith(RUNS_TASK);
        return new Traces(
                completing == null || tells(completing),
                isApplication(place) ? place(place) : null,
                failsByApplication(completing, thrown),
                asTask);
    }

    /**
     * Where the task was spawned that failed; where that is unknown, the line of the application that completed the
     * future, or that threw. Null where what failed is not the application's: libraries fail among themselves.
     */
    static @Nullable SpawnSite origin(@Nullable TaskKind kind, Traces traces) {
        if (kind != null
                && traces.kindIsRight
                && (traces.byApplication || traces.asTask)
                && !FrameOwners.isJdk(kind.name)
                && Remembered.in(kind.site) instanceof SpawnSite spawn
                && isApplication(spawn.stack())) {
            return spawn;
        }
        return traces.byApplication ? traces.place : null;
    }

    /**
     * Whether who gave the future its failure, or the function that threw, is the application's or the JDK's
     * executors'.
     */
    private static boolean failsByApplication(@Nullable NamedStack completing, NamedStack thrown) {
        if (completing != null && GIVES.matcher(completing.frames().get(0)).lookingAt()) {
            int caller = 0;
            while (caller < completing.frames().size() && isFuture(completing, caller)) {
                caller++;
            }
            return completing.application().contains(caller)
                    || (caller < completing.frames().size()
                            && completing.frames().get(caller).startsWith("java.util.concurrent."));
        }
        int caller = firstOfFuture(thrown);
        return caller > 0 ? thrown.application().contains(caller - 1) : isApplication(thrown);
    }

    private static int firstOfFuture(NamedStack stack) {
        for (int i = 0; i < stack.frames().size(); i++) {
            if (isFuture(stack, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isFuture(NamedStack stack, int frame) {
        return stack.frames().get(frame).startsWith(FUTURE);
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
     * @param byApplication whether the application threw or gave the failure
     * @param asTask whether the task itself threw, and not a stage after it
     */
    record Traces(boolean kindIsRight, @Nullable SpawnSite place, boolean byApplication, boolean asTask) {}
}
