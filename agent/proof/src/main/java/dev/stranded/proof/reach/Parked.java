package dev.stranded.proof.reach;

import dev.stranded.proof.graph.Frame;
import dev.stranded.proof.graph.HeapClass;
import dev.stranded.proof.graph.HeapObject;
import dev.stranded.proof.graph.HeapThread;
import dev.stranded.proof.graph.Roots;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What could release a thread that is parked, by what it says that it is parked on. */
final class Parked {
    private static final String LOCKS = "java.util.concurrent.locks.";
    private static final String CONCURRENT = "java.util.concurrent.";
    private static final String FLOCK = "jdk.internal.misc.ThreadFlock";

    /** Waits that go on when they are interrupted. */
    private static final Set<String> LONG_SUFFERING = Set.of(
            "lock",
            "readLock",
            "writeLock",
            "acquireUninterruptibly",
            "awaitUninterruptibly",
            "arriveAndAwaitAdvance",
            "awaitAdvance",
            "awaitSpace");

    private static final Set<String> LONG_SUFFERING_IN_JOIN =
            Set.of(CONCURRENT + "CompletableFuture", CONCURRENT + "ForkJoinTask");

    /** Waits that end when they are interrupted, whatever has called them. */
    private static final Set<String> INTERRUPTIBLE = Set.of("await", "awaitAll", "exchange", "get", "put", "take");

    /** What stands on a stack above who parks. */
    private static final Set<String> PARKING = Set.of(
            "java.lang.Access",
            "java.lang.System$1",
            "java.lang.System$2",
            "java.lang.VirtualThread",
            "java.util.concurrent.locks.LockSupport",
            "jdk.internal.misc.Unsafe",
            "jdk.internal.vm.Continuation");

    private static final Waiting SERVED = new Waiting.Alive("it has been released and is about to run");

    private final Waiters waiters = new Waiters();

    Waiting read(HeapThread root, HeapObject thread, List<Frame> stack) {
        HeapObject blocker = thread.object("parkBlocker");
        boolean worker = thread.type().is("java.util.concurrent.ForkJoinWorkerThread");
        if (worker && (blocker == null || blocker.type().is("java.util.concurrent.ForkJoinPool"))) {
            return new Waiting.Alive("idle workers of fork-join pools end by themselves");
        }
        boolean interruptible = isInterruptible(stack);
        HeapObject flock = blocker == null ? flock(root, thread, stack) : null;
        if (flock != null) {
            boolean over = flock.integer("threadCount") == 0 || flock.flag("permit");
            return over ? SERVED : on(flock, -1, interruptible);
        }
        if (blocker == null || !isOfConcurrent(blocker)) {
            return unknownLoop(thread, blocker, interruptible);
        }
        if (blocker.type().is(LOCKS + "AbstractQueuedSynchronizer")
                || blocker.type().is(LOCKS + "AbstractQueuedLongSynchronizer")) {
            return synchronizer(thread, blocker, interruptible);
        }
        Boolean waited = isWaited(thread.number(), blocker);
        if (waited == null) {
            return new Waiting.Alive("it is not known how a wait on a " + blocker.type() + " ends");
        }
        return waited ? on(blocker, -1, interruptible) : SERVED;
    }

    private Waiting synchronizer(HeapObject thread, HeapObject sync, boolean interruptible) {
        boolean open = sync.type().is("java.util.concurrent.CountDownLatch$Sync") && sync.integer("state") == 0;
        if (open || !waiters.atSynchronizer(sync, thread.number())) {
            return SERVED;
        }
        HeapObject ownEnd = thread.object("termination");
        if (ownEnd != null && ownEnd.reference("sync") == sync.number()) {
            return new Waiting.Alive("it waits for its own end and so means to stay");
        }
        boolean lock =
                sync.type().is(LOCKS + "ReentrantLock$Sync") || sync.type().is(LOCKS + "ReentrantReadWriteLock$Sync");
        if (!lock) {
            return on(sync, -1, interruptible);
        }
        int owner = sync.reference("exclusiveOwnerThread");
        return sync.longer("state") == 0 ? new Waiting.Alive("its lock is free") : on(sync, owner, interruptible);
    }

    private @Nullable Boolean isWaited(int thread, HeapObject blocker) {
        String type = blocker.type().name();
        if (type.endsWith("Synchronizer$ConditionObject")) {
            return waiters.atCondition(blocker, thread);
        }
        if (blocker.type().is("java.util.concurrent.FutureTask")) {
            return blocker.integer("state") == 0;
        }
        if (type.equals("java.util.concurrent.CompletableFuture$Signaller")
                || type.equals("java.util.concurrent.Phaser$QNode")) {
            return blocker.reference("thread") == thread;
        }
        if (blocker.type().is("java.util.concurrent.LinkedTransferQueue")
                || type.equals("java.util.concurrent.SynchronousQueue$TransferStack")
                || type.equals("java.util.concurrent.SynchronousQueue$TransferQueue")) {
            return waiters.atHandOver(blocker, thread);
        }
        if (blocker.type().is("java.util.concurrent.ForkJoinTask")) {
            return waiters.atForkJoinTask(blocker, thread);
        }
        if (blocker.type().is("java.util.concurrent.Exchanger")) {
            return waiters.atExchanger(blocker, thread);
        }
        if (blocker.type().is(LOCKS + "StampedLock")) {
            return waiters.atStampedLock(blocker, thread);
        }
        if (type.equals("java.util.concurrent.SubmissionPublisher$BufferedSubscription")) {
            return blocker.reference("waiter") == thread && blocker.flag("waiting");
        }
        return null;
    }

    /** What groups the threads of a scope, if it is their end that is waited for. */
    private static @Nullable HeapObject flock(HeapThread root, HeapObject thread, List<Frame> stack) {
        int depth = 0;
        while (depth < stack.size() && PARKING.contains(stack.get(depth).className())) {
            depth++;
        }
        if (depth == stack.size() || !stack.get(depth).className().equals(FLOCK)) {
            return null;
        }
        Roots roots = thread.heap().roots();
        for (int i = root.firstRoot(); i < root.endRoot(); i++) {
            HeapObject held = roots.frame(i) == depth ? thread.heap().instance(roots.object(i)) : null;
            if (held != null && held.type().is(FLOCK) && held.has("threadCount") && held.has("permit")) {
                return held;
            }
        }
        return null;
    }

    /**
     * Whoever has the thread may unpark it, and a park may end without a reason: what is in no known loop has a doubt.
     */
    private static Waiting unknownLoop(HeapObject thread, @Nullable HeapObject blocker, boolean interruptible) {
        List<Integer> objects = blocker == null ? List.of(thread.number()) : List.of(thread.number(), blocker.number());
        return new Waiting.Blocked(
                objects,
                -1,
                blocker == null ? -1 : blocker.number(),
                interruptible,
                "it is parked by hand, and such a park may end without a reason");
    }

    private static Waiting on(HeapObject blocker, int owner, boolean interruptible) {
        return new Waiting.Blocked(List.of(blocker.number()), owner, blocker.number(), interruptible, null);
    }

    private static boolean isOfConcurrent(HeapObject blocker) {
        for (HeapClass type = blocker.type(); type != null; type = type.superclass()) {
            if (type.name().startsWith("java.util.concurrent.")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInterruptible(List<Frame> stack) {
        for (Frame frame : stack) {
            String type = frame.className();
            if (!frame.isJdk() || frame.is(FLOCK, "awaitAll")) {
                return true;
            }
            if (frame.is(FLOCK, "close")) {
                return false;
            }
            if (type.startsWith(CONCURRENT)) {
                String method = frame.method();
                boolean joins = method.equals("join") && LONG_SUFFERING_IN_JOIN.contains(type);
                if (joins || LONG_SUFFERING.contains(method)) {
                    return false;
                }
                if (INTERRUPTIBLE.contains(method)) {
                    return true;
                }
            }
        }
        return true;
    }
}
