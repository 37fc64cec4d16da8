package dev.stranded.core.census;

import dev.stranded.bootstrap.EndCounts;
import dev.stranded.bootstrap.Owner;
import dev.stranded.bootstrap.SpawnStack;
import dev.stranded.bootstrap.TaskEnd;
import dev.stranded.bootstrap.TaskEnds;
import dev.stranded.bootstrap.TaskKind;
import dev.stranded.bootstrap.TaskRecord;
import dev.stranded.bootstrap.WorkerState;
import dev.stranded.wire.TaskForm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/** Names the places where tasks are spawned, from the samples that hooks took. */
final class SpawnSites {
    private static final int MOST_SITES = 5_000;
    private static final int MOST_ENDS_NAMED = 1_000;
    private static final String STARTED_BEFORE = "spawn site unknown: started before Stranded";

    private final FrameOwners owners;
    private final Map<String, SpawnSite> sites = new HashMap<>();
    private final IdentityHashMap<SpawnStack, SpawnSite> fresh = new IdentityHashMap<>();

    /** Weak, so that the kind of an unloaded class can go with it. */
    private final Map<TaskKind, Counted> counted = new WeakHashMap<>();

    /** The threads that have given or run executors' tasks. */
    private final List<WorkerState> workers = new ArrayList<>();

    SpawnSites(FrameOwners owners) {
        this.owners = owners;
    }

    /** Takes in what was sampled since the last call, and the counters. */
    void update(int look) {
        fresh.clear();
        takeSamples();
        sumWork(look);
        counted.forEach((kind, before) -> count(kind, before, look));
        takeEnds();
    }

    private void takeSamples() {
        List<TaskKind.Sample> samples = new ArrayList<>();
        for (TaskKind.Sample sample = TaskKind.takeSamples(); sample != null; sample = sample.next) {
            samples.add(sample);
        }
        for (int i = samples.size() - 1; i >= 0; i--) {
            take(samples.get(i));
        }
    }

    /** Counts those that ended otherwise than by themselves where they had a spawn site of their own. */
    private void takeEnds() {
        int named = 0;
        for (TaskEnd end = TaskEnds.take(); end != null; end = end.next) {
            TaskForm form = end.virtual ? TaskForm.VIRTUAL_THREAD : TaskForm.PLATFORM_THREAD;
            Object origin = Remembered.in(end.origin);
            SpawnSite site = origin instanceof SpawnSite known
                    ? known
                    : origin instanceof SpawnStack stack && named++ < MOST_ENDS_NAMED ? named(stack, form) : null;
            if (site != null) {
                site.countFailed(end.way == TaskEnd.FAILED ? 1 : 0);
                site.countInterrupted(end.way == TaskEnd.INTERRUPTED ? 1 : 0);
            }
        }
    }

    /** Adds up what threads have counted each for itself, and forgets those that have ended. */
    private void sumWork(int look) {
        for (WorkerState worker = WorkerState.takeNew(); worker != null; ) {
            WorkerState before = worker.next;
            worker.next = null;
            workers.add(worker);
            worker = before;
        }
        workers.removeIf(worker -> worker.sum(look));
    }

    Collection<SpawnSite> all() {
        return sites.values();
    }

    /** Where a task was spawned. */
    SpawnSite of(TaskRecord task, TaskForm form) {
        if (task.origin() instanceof SpawnStack stack) {
            task.origin(named(stack, form).note());
        }
        return Remembered.in(task.origin()) instanceof SpawnSite own ? own : of(task.kind, form);
    }

    /** Where an owner was spawned. */
    SpawnSite of(Owner owner) {
        TaskForm form = owner.isExecutorTask()
                ? TaskForm.EXECUTOR_TASK
                : owner.virtual ? TaskForm.VIRTUAL_THREAD : TaskForm.PLATFORM_THREAD;
        Object origin = Remembered.in(owner.origin);
        SpawnSite site = origin instanceof SpawnSite named
                ? named
                : origin instanceof SpawnStack stack ? named(stack, form) : of(owner.kind, form);
        owner.origin = site.note();
        return site;
    }

    /**
     * Where tasks of a kind are spawned, as far as their class tells. The first of a kind is sampled before it is there
     * to be met, be it since the look began.
     */
    SpawnSite of(TaskKind kind, TaskForm form) {
        if (kind.site == null && !TaskKind.nothingSampled()) {
            takeSamples();
        }
        if (Remembered.in(kind.site) instanceof SpawnSite site) {
            return site.form() == form ? site : site(site.stack(), form);
        }
        return site(NamedStack.unknown("spawn site unknown: a " + kind.name + " not sampled"), form);
    }

    private SpawnSite named(SpawnStack stack, TaskForm form) {
        SpawnSite own = fresh.get(stack);
        return own == null ? site(Ending.named(owners.name(stack.getStackTrace())), form) : own;
    }

    /** The site of a thread whose start was not seen. */
    SpawnSite unseen(Thread thread, TaskForm form) {
        boolean main = form == TaskForm.PLATFORM_THREAD && thread.getName().equals("main");
        return site(NamedStack.unknown(main ? "the main thread" : STARTED_BEFORE), form);
    }

    SpawnSite site(NamedStack stack, TaskForm form) {
        String key = form + " " + stack.site();
        SpawnSite known = sites.get(key);
        if (known != null) {
            return known;
        }
        if (sites.size() >= MOST_SITES) {
            NamedStack others = NamedStack.unknown("other spawn sites, beyond the first " + MOST_SITES);
            return sites.computeIfAbsent(form + " others", k -> new SpawnSite(others, form));
        }
        SpawnSite site = new SpawnSite(stack, form);
        sites.put(key, site);
        return site;
    }

    private void take(TaskKind.Sample sample) {
        StackTraceElement[] stack = sample.stack.getStackTrace();
        SpawnSite site = site(Ending.named(owners.name(stack)), form(stack));
        fresh.put(sample.stack, site);
        site.spawnedBy(sample.threadId);
        TaskKind kind = sample.kind;
        Counted before = counted.computeIfAbsent(kind, k -> new Counted());
        before.sampled++;
        if (kind.severalSites) {
            site.countStartedWithOwnStack();
            before.byStack++;
        } else if (kind.site != null && kind.site != site.note()) {
            kind.severalSites = true;
        }
        if (kind.site == null) {
            kind.site = site.note();
        }
        if (kind.wrapped == null) {
            Wrappers.resolve(kind);
        }
    }

    /** Spawns that had no stack of their own are counted where their class says. */
    private static void count(TaskKind kind, Counted before, int look) {
        // Counts that a thread is just handing over may be missing for one look.
        long started = Math.max(before.started, kind.startedInAll(look));
        long ended = Math.max(before.ended, kind.endedInAll(look));
        if (Remembered.in(kind.site) instanceof SpawnSite site) {
            site.countStarted(Math.max(0, started - before.started - before.byStack), started > before.sampled);
            site.countEnded(ended - before.ended);
            site.countEndedOutliving(kind.endedOutliving() - before.endedOutliving);
            before.endedOutliving = kind.endedOutliving();
            countEnds(kind, before, site);
        }
        before.started = started;
        before.ended = ended;
        before.byStack = 0;
    }

    private static void countEnds(TaskKind kind, Counted before, SpawnSite site) {
        EndCounts ends = kind.endsKnown();
        if (ends != null) {
            site.countFailed(ends.failed() - before.failed);
            site.countCancelled(ends.cancelled() - before.cancelled);
            site.countInterrupted(ends.interrupted() - before.interrupted);
            before.failed = ends.failed();
            before.cancelled = ends.cancelled();
            before.interrupted = ends.interrupted();
        }
    }

    /** The hook that took the stack tells what was spawned. */
    private static TaskForm form(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            if (frame.getClassName().equals("dev.stranded.bootstrap.Hooks")) {
                return switch (frame.getMethodName()) {
                    case "virtualCreated" -> TaskForm.VIRTUAL_THREAD;
                    case "taskGiven", "taskMade" -> TaskForm.EXECUTOR_TASK;
                    default -> TaskForm.PLATFORM_THREAD;
                };
            }
        }
        return TaskForm.PLATFORM_THREAD;
    }

    private static final class Counted {
        long started;
        long ended;
        long byStack;
        long sampled;
        long failed;
        long cancelled;
        long interrupted;
        int endedOutliving;
    }
}
