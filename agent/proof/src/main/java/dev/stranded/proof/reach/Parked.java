package dev.stranded.proof.reach;

import dev.stranded.proof.graph.Frame;
import dev.stranded.proof.graph.HeapClass;
import dev.stranded.proof.graph.HeapObject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What could release a thread that is parked, by what it says that it is parked on. */
final class Parked {
    private static final String LOCKS = "java.util.concurrent.locks.";
    private static final Set<String> LONG_SUFFERING = Set.of(
            "lock", "acquireUninterruptibly", "awaitUninterruptibly", "arriveAndAwaitAdvance", "awaitAdvance", "join");
    private static final Waiting SERVED = new Waiting.Alive("it has been released and is about to run");

    private final Waiters waiters = new Waiters();

    Waiting read(HeapObject thread, List<Frame> stack) {
        HeapObject blocker = thread.object("parkBlocker");
        boolean worker = thread.type().is("java.util.concurrent.ForkJoinWorkerThread");
        if (worker && (blocker == null || blocker.type().is("java.util.concurrent.ForkJoinPool"))) {
            return new Waiting.Alive("idle workers of fork-join pools end by themselves");
        }
        boolean interruptible = isInterruptible(stack);
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
        return sync.integer("state") == 0 ? new Waiting.Alive("its lock is free") : on(sync, owner, interruptible);
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
            if (!frame.isJdk()) {
                return true;
            }
            if (frame.className().startsWith("java.util.concurrent.") && LONG_SUFFERING.contains(frame.method())) {
                return false;
            }
        }
        return true;
    }
}
