package dev.stranded.core.census;

import dev.stranded.wire.TaskForm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Watches the schedulers of virtual threads for one that is held up: at each look the same virtual threads sit on all
 * of its carriers and wait, and its queue is not empty.
 *
 * <p>A virtual thread on a carrier waits if the JVM shows it as blocked, or if its carrier has used no processor time
 * since the look before: the JVM shows one that waits for the initialisation of a class, or in native code, as running.
 */
final class Carriers {
    private static final int FEWEST_LOOKS = 3;
    private static final SpawnSite UNLISTED = new SpawnSite(
            NamedStack.unknown("spawn site unknown: a virtual thread that the JDK does not list"),
            TaskForm.VIRTUAL_THREAD);

    private final WaitSites sites;
    private final long thresholdMillis;

    /** The carriers of each scheduler; only during a look. */
    private final IdentityHashMap<ForkJoinPool, List<Thread>> carriers = new IdentityHashMap<>();

    /** By the scheduler's identity hash. */
    private Map<Integer, HeldUp> heldUp = new HashMap<>();

    // The virtual threads on the carriers of such a scheduler, by id; only during a look.
    private final Set<Long> holders = new HashSet<>();
    private final Map<Long, SpawnSite> holdersFrom = new HashMap<>();

    // Those that could run and have no carrier; only during a look.
    private final Map<SpawnSite, Long> queuedFrom = new HashMap<>();
    private final Set<Long> queued = new HashSet<>();
    private final Set<Object> nextOwners = Collections.newSetFromMap(new IdentityHashMap<>());

    Carriers(WaitSites sites, long thresholdMillis) {
        this.sites = sites;
        this.thresholdMillis = thresholdMillis;
    }

    /** Takes in a platform thread. */
    void meet(Thread thread) {
        if (Jdk.isCarrier(thread)) {
            ForkJoinPool scheduler = ((ForkJoinWorkerThread) thread).getPool();
            carriers.computeIfAbsent(scheduler, s -> new ArrayList<>()).add(thread);
        }
    }

    /** To be called when all platform threads have been met, and no virtual one. */
    void look(long now) {
        Map<Integer, HeldUp> before = heldUp;
        heldUp = new HashMap<>();
        carriers.forEach((scheduler, threads) -> {
            int key = System.identityHashCode(scheduler);
            List<Seat> seats = seats(scheduler, threads);
            if (seats != null) {
                HeldUp known = before.get(key);
                heldUp.put(key, known != null && known.isStill(seats) ? known.again(seats) : new HeldUp(seats, now, 1));
                seats.forEach(seat -> holders.add(seat.virtual));
            }
        });
    }

    /** Takes in a virtual thread; whether it could run and waits for a carrier of a scheduler that is held up. */
    boolean waitsForCarrier(Thread thread, SpawnSite spawn, Thread.State state) {
        if (heldUp.isEmpty()) {
            return false;
        }
        if (holders.contains(Jdk.id(thread))) {
            holdersFrom.put(Jdk.id(thread), spawn);
        }
        if (state != Thread.State.RUNNABLE || !Jdk.isUnmounted(thread)) {
            return false;
        }
        queued.add(Jdk.id(thread));
        queuedFrom.merge(spawn, 1L, Long::sum);
        Object blocker = LockSupport.getBlocker(thread);
        if (blocker != null) {
            nextOwners.add(blocker);
        }
        return true;
    }

    /** Ends the look: the schedulers that have been held up for as long as the option {@code threshold} says. */
    List<CarrierStarvation> starved(long now, WaitGraph graph) {
        List<CarrierStarvation> starved = new ArrayList<>();
        carriers.forEach((scheduler, threads) -> {
            HeldUp held = heldUp.get(System.identityHashCode(scheduler));
            if (held != null && held.looks >= FEWEST_LOOKS && now - held.since >= thresholdMillis) {
                CarrierStarvation starvation = starvation(scheduler, threads, now - held.since, graph);
                if (starvation != null) {
                    starved.add(starvation);
                }
            }
        });
        carriers.clear();
        holders.clear();
        holdersFrom.clear();
        queued.clear();
        queuedFrom.clear();
        nextOwners.clear();
        return starved;
    }

    /** Who sits on the scheduler's carriers; null unless each has one and more wait in the queue. */
    private static @Nullable List<Seat> seats(ForkJoinPool scheduler, List<Thread> threads) {
        if (queueLength(scheduler) == 0) {
            return null;
        }
        List<Seat> seats = new ArrayList<>();
        for (Thread carrier : threads) {
            Thread virtual = Jdk.mountedOn(carrier);
            if (virtual == null) {
                return null;
            }
            boolean blocked = Jdk.state(virtual) != Thread.State.RUNNABLE;
            seats.add(new Seat(
                    Jdk.id(carrier), Jdk.id(virtual), blocked, ManagedThreads.processorNanos(Jdk.id(carrier))));
        }
        seats.sort(Comparator.comparingLong(Seat::carrier));
        return seats;
    }

    private static long queueLength(ForkJoinPool scheduler) {
        return scheduler.getQueuedTaskCount() + scheduler.getQueuedSubmissionCount();
    }

    private @Nullable CarrierStarvation starvation(
            ForkJoinPool scheduler, List<Thread> threads, long millis, WaitGraph graph) {
        List<CarrierStarvation.Holder> described = new ArrayList<>();
        List<Thread> virtuals = new ArrayList<>();
        for (Thread carrier : threads) {
            Thread virtual = Jdk.mountedOn(carrier);
            if (virtual == null) {
                return null;
            }
            virtuals.add(virtual);
            described.add(holder(virtual, millis));
        }
        return new CarrierStarvation(
                described,
                scheduler.getParallelism(),
                queued.isEmpty() ? queueLength(scheduler) : queued.size(),
                mostQueuedFrom(),
                millis,
                dependOnQueued(virtuals, graph));
    }

    private CarrierStarvation.Holder holder(Thread virtual, long millis) {
        SpawnSite spawn = holdersFrom.getOrDefault(Jdk.id(virtual), UNLISTED);
        Thread.State state = Jdk.state(virtual);
        StackTraceElement[] stack = virtual.getStackTrace();
        return new CarrierStarvation.Holder(
                WaitTally.Example.of(virtual, millis),
                spawn,
                sites.of(stack, spawn, state == Thread.State.BLOCKED),
                pin(stack),
                state == Thread.State.TIMED_WAITING,
                state != Thread.State.RUNNABLE);
    }

    /** The innermost frame that can't leave its carrier; the first frame is the wait itself. */
    private static @Nullable String pin(StackTraceElement[] stack) {
        for (int i = 1; i < stack.length; i++) {
            if (stack[i].isNativeMethod() || stack[i].getMethodName().equals("<clinit>")) {
                return FrameOwners.text(stack[i]);
            }
        }
        return null;
    }

    private boolean dependOnQueued(List<Thread> virtuals, WaitGraph graph) {
        Set<Long> stuck = new HashSet<>(queued);
        for (Thread holder : virtuals) {
            stuck.add(Jdk.id(holder));
        }
        for (Thread holder : virtuals) {
            if (!graph.dependsOn(holder, stuck, nextOwners)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable SpawnSite mostQueuedFrom() {
        SpawnSite from = null;
        long most = 0;
        for (Map.Entry<SpawnSite, Long> entry : queuedFrom.entrySet()) {
            if (entry.getValue() > most) {
                most = entry.getValue();
                from = entry.getKey();
            }
        }
        return from;
    }

    /** A carrier and the virtual thread on it, by their ids. */
    private record Seat(long carrier, long virtual, boolean blocked, long processorNanos) {
        boolean isStill(Seat now) {
            boolean idle = processorNanos >= 0 && processorNanos == now.processorNanos;
            return carrier == now.carrier && virtual == now.virtual && (now.blocked || idle);
        }
    }

    /** A scheduler that was found full with a queue, look after look. */
    private record HeldUp(List<Seat> seats, long since, int looks) {
        boolean isStill(List<Seat> now) {
            if (seats.size() != now.size()) {
                return false;
            }
            for (int i = 0; i < now.size(); i++) {
                if (!seats.get(i).isStill(now.get(i))) {
                    return false;
                }
            }
            return true;
        }

        HeldUp again(List<Seat> now) {
            return new HeldUp(now, since, looks + 1);
        }
    }
}
