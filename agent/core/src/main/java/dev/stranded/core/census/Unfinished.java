package dev.stranded.core.census;

import dev.stranded.bootstrap.TaskRecord;
import dev.stranded.bootstrap.VirtualTask;
import dev.stranded.wire.TaskForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells, at the JVM's end, the tasks that are at work from those that are there for good.
 *
 * <p>At work is what runs code of the application, or sleeps or waits for a time or for the outside world, if others
 * spawned at the same place have ended before or if it does so in no loop; and an executor's task or one of several, as
 * long as it has not gone through the same sleep again and again: that is how pollers and reapers live. Not at work is
 * what waits for work or for others, and threads on which there is no code of the application: those of libraries. A
 * virtual thread that has yet to begin is at work, too.
 */
final class Unfinished {
    private static final int MOST = 500;

    private final Ending ending;
    private final WaitSites sites;
    private final Predicate<StackTraceElement> loops;
    private final List<Candidate> candidates = new ArrayList<>();
    private final Map<SpawnSite, Integer> living = new HashMap<>();
    private boolean hooksRun;

    /** Asks {@code loops} whether a frame may stand in a loop. */
    Unfinished(Ending ending, WaitSites sites, Predicate<StackTraceElement> loops) {
        this.ending = ending;
        this.loops = loops;
        this.sites = sites;
    }

    /** Takes in a live thread of the application's. */
    void add(Thread thread, TaskRecord task, SpawnSite site, @Nullable ExecutorRef executor) {
        boolean candidate = site.form() != TaskForm.WORKER
                && !site.stack().library()
                && (site.form() == TaskForm.EXECUTOR_TASK
                        || !site.stack().frames().isEmpty())
                && (ending.way() == Ending.Way.RETURNED || site.isSpawnedBy(ending.threadId()))
                && !(executor != null && executor.executor() instanceof ScheduledThreadPoolExecutor);
        if (candidate) {
            living.merge(site, 1, Integer::sum);
            if (candidates.size() < MOST) {
                candidates.add(new Candidate(thread, task, site, executor));
            }
        }
    }

    /** A shutdown hook of the application's still runs: it may be waiting for the tasks. */
    void hookRuns() {
        hooksRun = true;
    }

    boolean hasCandidates() {
        return !candidates.isEmpty();
    }

    boolean isFinal() {
        return ending.hooksStarted() && !hooksRun;
    }

    /** What was at work, and what stood in the queues of {@code executors}. */
    List<UnfinishedWork> work(List<ExecutorRef> executors) {
        Map<SpawnSite, Group> groups = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            StackTraceElement[] stack = Jdk.stack(candidate.thread);
            if (stack.length == 0 ? isYetToBegin(candidate) : isAtWork(candidate, stack)) {
                groups.computeIfAbsent(candidate.site, Group::new).add(candidate, stack);
            }
        }
        Set<ExecutorRef> told = new HashSet<>();
        List<UnfinishedWork> work = new ArrayList<>();
        for (Group group : groups.values()) {
            long queued = 0;
            for (ExecutorRef executor : group.executors) {
                queued += told.add(executor) ? executor.queued() : 0;
            }
            work.add(group.work(queued));
        }
        for (ExecutorRef executor : executors) {
            long queued = told.contains(executor) || ending.way() != Ending.Way.RETURNED ? 0 : executor.queued();
            if (queued > 0 && !executor.isPlumbing() && !executor.created().library()) {
                SpawnSite made = new SpawnSite(executor.created(), TaskForm.EXECUTOR_TASK);
                work.add(new UnfinishedWork(made, 0, queued, true, null, null, List.of()));
            }
        }
        return work;
    }

    /** A virtual thread without a stack that has never parked. */
    private static boolean isYetToBegin(Candidate candidate) {
        return candidate.task instanceof VirtualTask task
                && task.waits == 0
                && Jdk.state(candidate.thread) == Thread.State.RUNNABLE
                && !candidate.site.repeats();
    }

    private boolean isAtWork(Candidate candidate, StackTraceElement[] stack) {
        SpawnSite site = candidate.site;
        boolean usual = site.ended() > 0;
        boolean several = site.form() == TaskForm.EXECUTOR_TASK || living.getOrDefault(site, 0) > 1;
        Thread.State state = Jdk.state(candidate.thread);
        WaitSite wait = sites.of(stack, site, false);
        if (wait.stack().library()) {
            return false;
        }
        if (WaitSites.isOutside(stack)) {
            return usual || isInNoLoop(stack);
        }
        return switch (state) {
            case RUNNABLE -> usual || !site.repeats();
            case TIMED_WAITING -> !isForWork(wait) && (usual || (several && !site.repeats()) || isInNoLoop(stack));
            default -> false;
        };
    }

    private boolean isInNoLoop(StackTraceElement[] stack) {
        boolean looked = false;
        for (StackTraceElement frame : stack) {
            if (!FrameOwners.isJdk(frame.getClassName()) && !FrameOwners.isLambda(frame.getClassName())) {
                if (loops.test(frame)) {
                    return false;
                }
                looked = true;
            }
        }
        return looked;
    }

    /** Whether it waits for what others may bring, be it work or a signal. */
    private static boolean isForWork(WaitSite wait) {
        String type = wait.channelType();
        return wait.idleWorker()
                || wait.background() != null
                || (type != null
                        && (type.endsWith("Queue")
                                || type.endsWith("Deque")
                                || type.endsWith("$ConditionObject")
                                || type.equals("java.lang.Object")));
    }

    private record Candidate(
            Thread thread,
            TaskRecord task,
            SpawnSite site,
            @Nullable ExecutorRef executor) {}

    private final class Group {
        private static final int MOST_EXAMPLES = 10;

        private final SpawnSite spawn;
        private final Set<ExecutorRef> executors = new HashSet<>();
        private final List<WaitTally.Example> examples = new ArrayList<>();
        private long tasks;
        private @Nullable WaitSite at;
        private boolean runs;

        Group(SpawnSite spawn) {
            this.spawn = spawn;
        }

        void add(Candidate candidate, StackTraceElement[] stack) {
            Thread thread = candidate.thread;
            tasks++;
            if (candidate.executor != null) {
                executors.add(candidate.executor);
            }
            if (examples.size() < MOST_EXAMPLES) {
                examples.add(WaitTally.Example.of(thread, 0));
            }
            if (at == null && stack.length > 0) {
                at = sites.of(stack, spawn, false);
                runs = Jdk.state(thread) == Thread.State.RUNNABLE;
            }
        }

        UnfinishedWork work(long queued) {
            return new UnfinishedWork(
                    spawn,
                    tasks,
                    queued,
                    spawn.ended() > 0,
                    at == null ? null : at.stack(),
                    at == null || runs ? null : at.operation(),
                    List.copyOf(examples));
        }
    }
}
