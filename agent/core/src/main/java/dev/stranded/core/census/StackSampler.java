package dev.stranded.core.census;

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

    /** Up to JDK 18 the stacks of so many threads are taken while all stand still. */
    private static final int AT_ONE_STOP = 8;

    private static final int MOST_PLATFORM_STACKS = 128;
    private static final int MOST_VIRTUAL_STACKS = 512;
    private static final String MONITOR = "monitor";

    private final WaitSites sites;
    private final Breather breather;
    private final Map<GroupKey, Group> groups = new HashMap<>();
    private final List<Wanted> platformWanted = new ArrayList<>();
    private int virtualStacks;

    StackSampler(WaitSites sites, Breather breather) {
        this.sites = sites;
        this.breather = breather;
    }

    WaitSites sites() {
        return sites;
    }

    int groups() {
        return groups.size();
    }

    /** Begins a look. */
    void look() {
        platformWanted.clear();
        virtualStacks = 0;
        if (groups.size() > 20_000) {
            groups.clear();
        }
    }

    /**
     * Sees to it that the record says where the task waits, now or, for a platform thread, after {@link #takeWanted}.
     */
    void ask(Waiting one) {
        if (one.task().waitSite() != null) {
            return;
        }
        String blockerType = one.entersMonitor()
                ? MONITOR
                : one.blocker() == null ? null : one.blocker().getClass().getName();
        GroupKey key = new GroupKey(one.tally().site(), blockerType, one.state());
        Group group = groups.computeIfAbsent(key, k -> new Group());
        WaitSite common = group.common();
        if (common != null) {
            one.task().waitSite(common.note());
        } else if (Jdk.virtual(one.thread())) {
            virtualStack(new Wanted(one, group));
        } else if (platformWanted.size() < MOST_PLATFORM_STACKS) {
            platformWanted.add(new Wanted(one, group));
        }
    }

    /** Takes the stacks of the platform threads that were asked for. */
    void takeWanted() {
        for (int from = 0; from < platformWanted.size(); from += AT_ONE_STOP) {
            take(platformWanted.subList(from, Math.min(platformWanted.size(), from + AT_ONE_STOP)));
        }
    }

    private void take(List<Wanted> some) {
        Thread[] threads = some.stream().map(wanted -> wanted.one.thread()).toArray(Thread[]::new);
        @Nullable StackTraceElement[][] stacks = Jdk.stacks(threads);
        for (int i = 0; i < stacks.length; i++) {
            stacks[i] = some.get(i).ifStill(stacks[i]);
        }
        for (int i = 0; i < stacks.length; i++) {
            some.get(i).take(stacks[i], sites);
            breather.breathe();
        }
    }

    private void virtualStack(Wanted wanted) {
        if (virtualStacks < MOST_VIRTUAL_STACKS) {
            virtualStacks++;
            wanted.take(wanted.ifStill(wanted.one.thread().getStackTrace()), sites);
        }
    }

    private record GroupKey(SpawnSite spawn, @Nullable String blockerType, Thread.State state) {}

    private record Wanted(Waiting one, Group group) {
        /** The stack, unless the task has gone on since the look met it. */
        StackTraceElement @Nullable [] ifStill(StackTraceElement @Nullable [] stack) {
            return stack != null && stack.length > 0 && one.isStill() ? stack : null;
        }

        void take(StackTraceElement @Nullable [] stack, WaitSites sites) {
            if (stack != null) {
                WaitSite site = group.add(sites.of(stack, one.tally().site(), one.entersMonitor()));
                one.task().waitSite(site.note());
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
