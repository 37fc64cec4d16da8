package dev.stranded.core.census;

import dev.stranded.bootstrap.TaskRecord;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows the few threads that use most processor time, to find those that go round in a loop around a queue or future
 * that has nothing to give.
 *
 * <p>Of each the processor time is read at every look, of a virtual thread that of the thread that carries it. Stacks
 * are taken only of those that have been busy since the look before: they have used half of a processor or, where many
 * threads share a few, a good part of one without ever waiting.
 */
final class Spinners {
    private static final int MOST_RUNNABLE = 256;
    private static final int MOST_CARRIERS = 64;
    private static final int MOST_FOLLOWED = 8;
    private static final int ENOUGH_SAMPLES = 8;
    private static final double BUSY = 0.5;
    private static final double BUSY_WITHOUT_WAITING = 0.1;
    private static final JdkField CARRIER = JdkField.of(Jdk.type("java.lang.VirtualThread"), "carrierThread");

    private final FrameOwners owners;
    private final Channels channels;
    private final LoopReader loops;
    private final long thresholdMillis;
    private final ProcessorTimes times = new ProcessorTimes();
    private final PlatformWaits platformWaits;
    private final List<Runner> runners = new ArrayList<>();
    private Map<Long, Reading> before = new HashMap<>();
    private final Set<Long> carriers = new HashSet<>();
    private final Map<Long, SpinCourse> courses = new HashMap<>();
    private final Map<Long, Rest> rests = new HashMap<>();
    private int look;

    Spinners(FrameOwners owners, Channels channels, LoopReader loops, long thresholdMillis, Breather breather) {
        this.owners = owners;
        this.channels = channels;
        this.loops = loops;
        this.thresholdMillis = thresholdMillis;
        this.platformWaits = new PlatformWaits(breather);
    }

    /** Begins a look. */
    void look() {
        look++;
        runners.clear();
        times.look();
        carriers.forEach(times::read);
    }

    /** Takes in a task that is not blocked. */
    void running(Thread thread, TaskRecord task, SpawnSite site) {
        if (runners.size() >= MOST_RUNNABLE || !times.areKnown()) {
            return;
        }
        long id = Jdk.virtual(thread) ? carrierOf(thread) : Jdk.id(thread);
        times.read(id);
        runners.add(new Runner(thread, task, site, new Reading(id, System.nanoTime())));
    }

    /** The thread that carries a virtual thread, or that did when it was last seen. */
    private long carrierOf(Thread virtual) {
        if (CARRIER.of(virtual) instanceof Thread carrier) {
            if (carriers.size() < MOST_CARRIERS) {
                carriers.add(Jdk.id(carrier));
            }
            return Jdk.id(carrier);
        }
        Reading earlier = before.get(Jdk.id(virtual));
        return earlier == null ? ProcessorTimes.NOBODY : earlier.carrierId;
    }

    /** Ends the look: those that spin, and have for a threshold's time. */
    List<Spin> finish(long now) {
        Map<Long, Reading> present = new HashMap<>();
        List<Runner> candidates = new ArrayList<>();
        Set<Long> followed = new HashSet<>();
        for (Runner runner : runners) {
            Reading earlier = before.get(runner.id());
            present.put(runner.id(), runner.reading);
            long used = times.usedNanos(runner.reading.carrierId);
            if (earlier != null && used < 0) {
                followed.add(runner.id());
            } else if (earlier != null && runner.share(used, earlier) >= BUSY_WITHOUT_WAITING) {
                candidates.add(runner);
            }
        }
        countWaits(candidates);
        candidates.removeIf(runner -> !runner.isBusySince(before.get(runner.id())) || rests(runner.id()));
        rests.keySet().retainAll(present.keySet());
        before = present;
        candidates.sort(Comparator.comparingLong(Runner::usedNanos).reversed());
        List<Runner> most = candidates.subList(0, Math.min(MOST_FOLLOWED, candidates.size()));
        most.forEach(runner -> followed.add(runner.id()));
        courses.keySet().retainAll(followed);
        return sample(most, now);
    }

    private boolean rests(long id) {
        Rest rest = rests.get(id);
        return rest != null && look <= rest.untilLook;
    }

    private void countWaits(List<Runner> candidates) {
        List<Thread> platform = new ArrayList<>();
        for (Runner runner : candidates) {
            platform.add(runner.thread);
        }
        platform.removeIf(Jdk::virtual);
        @Nullable ThreadInfo[] infos = platformWaits.of(platform);
        int next = 0;
        for (Runner runner : candidates) {
            runner.reading.waits = Jdk.virtual(runner.thread) ? runner.task.waits : PlatformWaits.count(infos[next++]);
        }
    }

    private List<Spin> sample(List<Runner> most, long now) {
        List<Spin> spins = new ArrayList<>();
        List<StackTraceElement @Nullable []> stacks = stacks(most);
        for (int i = 0; i < most.size(); i++) {
            Runner runner = most.get(i);
            StackTraceElement[] stack = stacks.get(i);
            if (stack == null || stack.length == 0) {
                continue;
            }
            SpinCourse course = courses.computeIfAbsent(runner.id(), id -> new SpinCourse(owners, loops));
            course.add(runner.sample(stack, now), channels);
            if (!course.goesOn()) {
                courses.remove(runner.id());
                rests.merge(runner.id(), Rest.first(look), (rest, first) -> rest.longer(look));
            } else if (course.samples() >= ENOUGH_SAMPLES && course.millis(now) >= thresholdMillis) {
                Spin spin = course.spin(runner.thread, runner.site, channels, now);
                if (spin != null) {
                    spins.add(spin);
                }
            }
        }
        return spins;
    }

    /** Those of platform threads come at one safepoint. */
    private static List<StackTraceElement @Nullable []> stacks(List<Runner> runners) {
        List<StackTraceElement @Nullable []> stacks = new ArrayList<>();
        List<Thread> platform = new ArrayList<>();
        for (Runner runner : runners) {
            if (!Jdk.virtual(runner.thread)) {
                platform.add(runner.thread);
            }
        }
        @Nullable
        StackTraceElement[][] taken =
                platform.isEmpty() ? new StackTraceElement[0][] : Jdk.stacks(platform.toArray(new Thread[0]));
        int next = 0;
        for (Runner runner : runners) {
            stacks.add(Jdk.virtual(runner.thread) ? runner.thread.getStackTrace() : taken[next++]);
        }
        return stacks;
    }

    /** A busy thread that was found to work is left alone for some looks, each time for more. */
    private record Rest(int untilLook, int looks) {
        private static final int LONGEST = 64;

        static Rest first(int look) {
            return new Rest(look + 1, 1);
        }

        Rest longer(int look) {
            int longer = Math.min(LONGEST, 2 * looks);
            return new Rest(look + longer, longer);
        }
    }

    /** What was read of a task that was found not blocked. */
    private static final class Reading {
        private static final int UNKNOWN = -1;

        /** The thread that runs it: itself, or a virtual thread's carrier. */
        private final long carrierId;

        private final long clockNanos;

        /** How often it had waited; it is asked only of those that are busy. */
        private int waits = UNKNOWN;

        Reading(long carrierId, long clockNanos) {
            this.carrierId = carrierId;
            this.clockNanos = clockNanos;
        }

        boolean hasNotWaitedSince(Reading earlier) {
            return waits != UNKNOWN && waits == earlier.waits;
        }
    }

    /** A task that was found not blocked; it is kept for one look. */
    private static final class Runner {
        private final Thread thread;
        private final TaskRecord task;
        private final SpawnSite site;
        private final Reading reading;
        private long usedNanos;
        private long passedNanos;

        Runner(Thread thread, TaskRecord task, SpawnSite site, Reading reading) {
            this.thread = thread;
            this.task = task;
            this.site = site;
            this.reading = reading;
        }

        /** The part of a processor that whoever runs it has used since then. */
        double share(long nanos, Reading earlier) {
            usedNanos = nanos;
            passedNanos = Math.max(1, reading.clockNanos - earlier.clockNanos);
            return usedNanos / (double) passedNanos;
        }

        /** A virtual thread that has waited has left its carrier to others. */
        boolean isBusySince(@Nullable Reading earlier) {
            return earlier != null
                    && (reading.hasNotWaitedSince(earlier)
                            || (!Jdk.virtual(thread) && usedNanos >= BUSY * passedNanos));
        }

        SpinSample sample(StackTraceElement[] stack, long now) {
            return new SpinSample(thread, task, List.of(stack), usedNanos, passedNanos, now);
        }

        long id() {
            return Jdk.id(thread);
        }

        long usedNanos() {
            return usedNanos;
        }
    }
}
