package dev.stranded.core.census;

import dev.stranded.bootstrap.TaskKind;
import dev.stranded.bootstrap.TaskRecord;
import dev.stranded.bootstrap.WorkerState;
import dev.stranded.wire.TaskForm;
import java.lang.ref.WeakReference;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * As what a live thread counts, and with whom: one of its own with its like, a worker with its executor, and what it
 * runs where that was submitted.
 */
final class TaskSites {
    private final SpawnSites spawnSites;
    private final Registry registry;
    private final Function<SpawnSite, Tally> tallies;

    /** Counts workers in {@code tallies}. */
    TaskSites(SpawnSites spawnSites, Registry registry, Function<SpawnSite, Tally> tallies) {
        this.spawnSites = spawnSites;
        this.registry = registry;
        this.tallies = tallies;
    }

    /** Where it counts; {@code seen} if it was seen to be spawned. */
    SpawnSite of(Thread thread, TaskRecord task, TaskForm form, boolean seen) {
        ExecutorRef executor = executorOf(thread, task);
        if (executor == null) {
            return seen ? spawnSites.of(task, form) : spawnSites.unseen(thread, form);
        }
        WorkerState work = task.work();
        SpawnSite workers = spawnSites.site(executor.created(), TaskForm.WORKER);
        boolean forkJoin = thread instanceof ForkJoinWorkerThread;
        TaskKind running = work == null ? null : forkJoin ? work.begunLast() : work.running();
        boolean busy = forkJoin ? executor.isBusy(thread) : running != null;
        executor.countWorker(busy, work == null ? 0 : work.runs());
        if (!busy) {
            return workers;
        }
        tallies.apply(workers).countLive();
        SpawnSite submitted = running == null
                ? spawnSites.site(
                        NamedStack.unknown("a task of the ForkJoinPool made at "
                                + executor.created().site()),
                        TaskForm.EXECUTOR_TASK)
                : spawnSites.of(running, TaskForm.EXECUTOR_TASK);
        if (executor.isBounded()) {
            tallies.apply(submitted).countBounded();
        }
        return submitted;
    }

    /** The executor that it works for; null where it works for none that is known. */
    @Nullable
    ExecutorRef executorOf(Thread thread, TaskRecord task) {
        if (thread instanceof ForkJoinWorkerThread worker) {
            return registry.executor(worker.getPool());
        }
        WorkerState work = task.work();
        WeakReference<Object> reference = work == null ? null : work.executor;
        return reference == null ? null : registry.executor(reference.get());
    }
}
