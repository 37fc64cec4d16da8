package dev.stranded.core.census;

import dev.stranded.bootstrap.TaskRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the stacks of waiting tasks, as few as will do.
 *
 * <p>Tasks of one spawn site that are blocked in the same way mostly wait at one place. Once so many samples of such a
 * group agree, the others are taken to wait there, too, but for one in some.
 */
final class StackSampler {
    private static final int AGREEING_SAMPLES = 16;
    private static final int SAMPLE_EVERY = 64;
    private static final int MOST_PLATFORM_STACKS = 128;
    private static final int MOST_VIRTUAL_STACKS = 512;

    private final WaitSites sites;
    private final Map<GroupKey, Group> groups = new HashMap<>();
    private final List<Thread> platformThreads = new ArrayList<>();
    private final List<Wanted> platformWanted = new ArrayList<>();
    private int virtualStacks;

    StackSampler(WaitSites sites) {
        this.sites = sites;
    }

    /** Begins a look. */
    void look() {
        platformThreads.clear();
        platformWanted.clear();
        virtualStacks = 0;
        if (groups.size() > 20_000) {
            groups.clear();
        }
    }

    /**
     * Sees to it that the record says where the task waits, now or, for a platform thread, after {@link #takeWanted}.
     *
     * @param blockerType the class of what it is blocked on, where known
     * @param state the thread's
     */
    void ask(Thread thread, TaskRecord task, SpawnSite spawn, @Nullable String blockerType, Thread.State state) {
        if (task.waitSite != null) {
            return;
        }
        Group group = groups.computeIfAbsent(new GroupKey(spawn, blockerType, state), key -> new Group());
        WaitSite common = group.common();
        if (common != null) {
            task.waitSite = common;
        } else if (Jdk.virtual(thread)) {
            virtualStack(thread, new Wanted(task, group, state == Thread.State.BLOCKED));
        } else if (platformThreads.size() < MOST_PLATFORM_STACKS) {
            platformThreads.add(thread);
            platformWanted.add(new Wanted(task, group, state == Thread.State.BLOCKED));
        }
    }

    /** Takes the stacks of the platform threads that were asked for, at one safepoint. */
    void takeWanted() {
        if (platformThreads.isEmpty()) {
            return;
        }
        @Nullable StackTraceElement[][] stacks = Jdk.stacks(platformThreads.toArray(new Thread[0]));
        for (int i = 0; i < stacks.length; i++) {
            platformWanted.get(i).take(stacks[i], sites);
        }
    }

    private void virtualStack(Thread thread, Wanted wanted) {
        if (virtualStacks < MOST_VIRTUAL_STACKS) {
            virtualStacks++;
            wanted.take(thread.getStackTrace(), sites);
        }
    }

    private record GroupKey(SpawnSite spawn, @Nullable String blockerType, Thread.State state) {}

    private record Wanted(TaskRecord task, Group group, boolean monitor) {
        void take(StackTraceElement @Nullable [] stack, WaitSites sites) {
            if (stack != null && stack.length > 0) {
                task.waitSite = group.add(sites.of(stack, monitor));
            }
        }
    }

    private static final class Group {
        private @Nullable WaitSite first;
        private boolean differ;
        private int samples;
        private int asked;

        WaitSite add(WaitSite site) {
            differ |= first != null && first != site;
            first = site;
            samples++;
            return site;
        }

        @Nullable
        WaitSite common() {
            return differ || samples < AGREEING_SAMPLES || ++asked % SAMPLE_EVERY == 0 ? null : first;
        }
    }
}
