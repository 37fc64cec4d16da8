package dev.stranded.proof.reach;

import dev.stranded.proof.BlockedTask;
import dev.stranded.proof.Judgement;
import dev.stranded.proof.Progress;
import dev.stranded.proof.Report;
import dev.stranded.proof.ThreadFacts;
import dev.stranded.proof.graph.Frame;
import dev.stranded.proof.graph.Heap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Runs the fixed point over a heap and puts what it found into words. */
public final class Judge {
    private static final String STEP = "following references";

    private final Heap heap;
    private final String reserves;
    private final Map<Integer, Task> tasks;
    private final EdgeRules rules;
    private final FixedPoint fixedPoint;
    private final ChannelReader channels;
    private final @Nullable Task keeper;
    private final Map<List<Frame>, Lines> lines = new HashMap<>();
    private final Map<String, String> reasons = new HashMap<>();

    private Judge(Heap heap, ThreadFacts facts) {
        this.heap = heap;
        this.reserves = Reserves.of(heap, facts);
        this.tasks = TaskReader.read(heap, facts);
        this.rules = new EdgeRules(heap);
        this.fixedPoint = new FixedPoint(heap, rules, tasks);
        this.channels = new ChannelReader(heap);
        this.keeper = keeper(tasks.values());
    }

    /** Judges the blocked tasks of a heap. */
    public static Report of(Heap heap, ThreadFacts facts, Progress progress) {
        return new Judge(heap, facts).run(progress);
    }

    private Report run(Progress progress) {
        progress.at(STEP, 0);
        IntList unseen = TaskReader.unseen(heap, tasks);
        fixedPoint.runStrong(unseen);
        Retained retained = new Retained(heap, rules, fixedPoint.mark());
        tasks.values().stream().filter(task -> !task.lives()).forEach(retained::count);
        fixedPoint.runOtherTiers();
        progress.at(STEP, 0.9);
        Trail trail = new Trail(heap, fixedPoint.mark(), tasks.values());
        List<BlockedTask> judged = new ArrayList<>();
        for (Task task : tasks.values()) {
            boolean waits = task.blocked() != null || ((Waiting.Alive) task.waiting()).waits();
            if (waits && !task.isAgents()) {
                judged.add(judged(task, trail));
            }
        }
        progress.at(STEP, 1);
        return new Report(judged, heap.size(), tasks.size() + unseen.size(), notes(unseen));
    }

    private BlockedTask judged(Task task, Trail trail) {
        Judgement judgement = judgement(task);
        List<String> path = task.releasedIn() != null && trailEnd(task) >= 0 ? trail.to(trailEnd(task)) : List.of();
        Lines stack = lines.computeIfAbsent(task.stack(), Lines::of);
        return new BlockedTask(
                task.object().longer("tid"),
                Threads.name(heap, task),
                task.isVirtual(),
                judgement,
                reasons.computeIfAbsent(reason(task, judgement), words -> words),
                path,
                stack.all(),
                stack.application(),
                channels.read(task),
                task.retainedBytes());
    }

    /** The object that released it, if it was reached over references. */
    private int trailEnd(Task task) {
        int through = task.releasedThrough();
        return through >= 0 && fixedPoint.mark().isReached(through) ? through : -1;
    }

    private Judgement judgement(Task task) {
        if (task.waiting() instanceof Waiting.Alive || task.releasedIn() == Tier.STRONG) {
            return Judgement.ALIVE;
        }
        if (doubt(task) != null) {
            boolean untilTheEnd = task.releasedIn() == Tier.SHUTDOWN || isMainItself(task);
            return untilTheEnd ? Judgement.ALIVE : Judgement.SUSPECTED;
        }
        Tier tier = task.releasedIn();
        if (tier == null) {
            return Judgement.PROVEN;
        }
        return switch (tier) {
            case SHUTDOWN -> Judgement.EXCEPT_AT_SHUTDOWN;
            case WEAK -> Judgement.EXCEPT_WEAKLY;
            case INTERRUPT -> Judgement.EXCEPT_BY_INTERRUPT;
            case STRONG -> Judgement.ALIVE;
        };
    }

    private @Nullable String doubt(Task task) {
        Waiting.Blocked blocked = task.blocked();
        if (blocked != null && blocked.doubt() != null) {
            return blocked.doubt();
        }
        if (isMain(task)) {
            return "it runs the program's main method, which may mean to wait for ever to keep the JVM up";
        }
        return task == keeper ? "no other thread keeps the JVM up, which may be what it is for" : null;
    }

    private static boolean isMain(Task task) {
        List<Frame> stack = task.stack();
        return !stack.isEmpty() && stack.get(stack.size() - 1).method().equals("main") && !task.isVirtual();
    }

    /** Whether it is the main method that waits, and nothing that it has called. */
    private static boolean isMainItself(Task task) {
        return isMain(task)
                && task.stack().stream().filter(frame -> !frame.isJdk()).count() == 1;
    }

    /** The one thread that keeps the JVM from ending, if there are not several. */
    private static @Nullable Task keeper(Iterable<Task> tasks) {
        Task keeper = null;
        for (Task task : tasks) {
            if (task.keepsJvmUp()) {
                if (keeper != null) {
                    return null;
                }
                keeper = task;
            }
        }
        return keeper;
    }

    private String reason(Task task, Judgement judgement) {
        if (task.waiting() instanceof Waiting.Alive alive) {
            return alive.why();
        }
        Waiting.Blocked blocked = (Waiting.Blocked) task.waiting();
        if (judgement == Judgement.SUSPECTED) {
            return "nothing in the dump that lives can release it, but " + doubt(task);
        }
        if (judgement == Judgement.ALIVE) {
            if (task.releasedIn() == Tier.SHUTDOWN) {
                return "what runs as the JVM ends reaches what it waits on";
            }
            if (task.releasedIn() != Tier.STRONG) {
                return "the program's main method waits by itself, which keeps the JVM up";
            }
            return blocked.objects().isEmpty()
                    ? "the thread that it waits for may go on"
                    : "what it waits on can be reached by what lives";
        }
        String owner = blocked.owner() < 0 ? "" : ", and its owner is stuck or gone";
        return "of " + String.format(Locale.ROOT, "%,d", heap.size())
                + " objects, nothing that lives reaches what could release it" + owner + exception(judgement)
                + reserves;
    }

    private static String exception(Judgement judgement) {
        return switch (judgement) {
            case EXCEPT_AT_SHUTDOWN -> " before a shutdown hook runs";
            case EXCEPT_WEAKLY -> " but through weak or soft references";
            case EXCEPT_BY_INTERRUPT -> "; the thread itself can be reached and interrupted";
            case PROVEN, SUSPECTED, ALIVE -> "";
        };
    }

    private List<String> notes(IntList unseen) {
        List<String> notes = new ArrayList<>();
        if (unseen.size() > 0) {
            notes.add(
                    "The stacks of " + unseen.size()
                            + " virtual threads can't be seen in this dump; dumps show them from JDK 22 on. They count as alive.");
        }
        return notes;
    }

    /**
     * A stack in words; equal ones share it.
     *
     * @param all a line for each frame
     * @param application which of them are not the JDK's
     */
    private record Lines(List<String> all, List<Integer> application) {
        static Lines of(List<Frame> stack) {
            List<Integer> application = IntStream.range(0, stack.size())
                    .filter(i -> !stack.get(i).isJdk())
                    .boxed()
                    .toList();
            return new Lines(List.copyOf(stack.stream().map(Frame::toString).toList()), List.copyOf(application));
        }
    }
}
