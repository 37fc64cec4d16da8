package dev.stranded.core.census;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names the places where tasks wait, from stacks. */
final class WaitSites {
    private static final int MOST_SITES = 5_000;

    /** Classes between the operation that a program calls and the thread's parking. */
    private static final List<String> PLUMBING = List.of(
            "jdk.internal.misc.Unsafe",
            "java.util.concurrent.locks.LockSupport",
            "java.util.concurrent.locks.AbstractQueuedSynchronizer",
            "java.util.concurrent.locks.AbstractQueuedLongSynchronizer",
            "java.lang.VirtualThread",
            "java.lang.System$",
            "jdk.internal.vm.Continuation",
            "jdk.internal.event.");

    private static final Set<String> PARKING_METHODS = Set.of(
            "managedBlock", "unmanagedBlock", "compensatedBlock", "wait0", "sleep0", "sleepNanos", "sleepNanos0");

    /** What waits for an object or a queue of its own that its caller knows nothing of. */
    private static final Set<String> WAITING_BY_ANOTHER = Set.of(
            "java.lang.Thread.join",
            "java.lang.Process.waitFor",
            "java.lang.ProcessImpl.waitFor",
            "java.lang.ApplicationShutdownHooks.runHooks",
            "java.io.PipedInputStream.read",
            "java.io.PipedOutputStream.write",
            "java.io.PipedReader.read",
            "java.io.PipedWriter.write",
            "java.util.TimerThread.mainLoop",
            "java.util.concurrent.AbstractExecutorService.invokeAll",
            "java.util.concurrent.AbstractExecutorService.invokeAny",
            "java.util.concurrent.CyclicBarrier.await",
            "java.util.concurrent.Phaser.arriveAndAwaitAdvance",
            "java.util.concurrent.Phaser.awaitAdvance",
            "java.util.concurrent.ExecutorService.close",
            "java.util.concurrent.ThreadPerTaskExecutor.close",
            "java.util.concurrent.ThreadPerTaskExecutor.awaitTermination",
            "java.util.concurrent.ThreadPoolExecutor.awaitTermination",
            "java.util.concurrent.ForkJoinPool.awaitTermination",
            "java.util.concurrent.ForkJoinPool.close",
            "java.util.concurrent.ExecutorCompletionService.take",
            "java.util.concurrent.SubmissionPublisher.submit",
            "java.util.concurrent.StructuredTaskScope.join",
            "java.util.concurrent.StructuredTaskScopeImpl.join",
            "jdk.internal.misc.ThreadFlock.awaitAll");

    private static final Set<String> IDLE_METHODS = Set.of("getTask", "awaitWork");

    private final FrameOwners owners;
    private final BackgroundWaits background;
    private final Map<Key, WaitSite> sites = new HashMap<>();
    private final WaitSite beyond = WaitSite.unknown("other wait sites, beyond the first " + MOST_SITES, "wait");

    WaitSites(FrameOwners owners) {
        this.owners = owners;
        this.background = new BackgroundWaits(owners);
    }

    /** How many are known. */
    int size() {
        return sites.size();
    }

    /**
     * The site of a stack.
     *
     * @param spawn where the task was spawned: another's waits at the same line were reached in another way
     * @param monitor whether the thread waits to enter a monitor, which no frame tells
     */
    WaitSite of(StackTraceElement[] stack, SpawnSite spawn, boolean monitor) {
        StackTraceElement operation = monitor ? null : operation(stack);
        StackTraceElement at = owners.site(stack, operation);
        String method = monitor ? "enter" : operation == null ? "wait" : operation.getMethodName();
        String type = monitor ? "monitor" : operation == null ? null : channelType(operation);
        String known = monitor ? null : background.of(stack);
        Key key = new Key(spawn, at == null ? "" : FrameOwners.text(at), method, type, known);
        WaitSite before = sites.get(key);
        if (before != null) {
            return before;
        }
        if (sites.size() >= MOST_SITES) {
            return beyond;
        }
        WaitSite site = new WaitSite(owners.name(stack, operation), method, type, idleWorker(stack), known);
        sites.put(key, site);
        return site;
    }

    /** Whether a stack that waits at a queue waits to put. */
    static boolean puts(StackTraceElement[] stack) {
        StackTraceElement operation = operation(stack);
        return operation != null && WaitSite.putsIntoQueue(operation.getMethodName());
    }

    /** Whether a stack waits for the outside world: for input or output, for a connection, for a process. */
    static boolean isOutside(StackTraceElement[] stack) {
        StackTraceElement top = stack[0];
        boolean outside = top.isNativeMethod()
                && FrameOwners.isJdk(top.getClassName())
                && !top.getClassName().startsWith("java.lang.")
                && !isPlumbing(top);
        for (StackTraceElement frame : stack) {
            if (!FrameOwners.isJdk(frame.getClassName())) {
                break;
            }
            outside |= frame.getClassName().startsWith("sun.nio.ch.Poller")
                    || frame.getClassName().startsWith("java.lang.Process");
        }
        return outside;
    }

    private record Key(
            SpawnSite spawn,
            String site,
            String operation,
            @Nullable String channelType,
            @Nullable String background) {}

    /**
     * The method of the JDK that was called and that blocks: below the plumbing, the outermost of its class, or one
     * that is known to wait by means of another class.
     */
    private static @Nullable StackTraceElement operation(StackTraceElement[] stack) {
        StackTraceElement operation = null;
        boolean found = false;
        boolean ofOneClass = true;
        for (StackTraceElement frame : stack) {
            if (!FrameOwners.isJdk(frame.getClassName())) {
                break;
            }
            ofOneClass &= !found || operation == null || frame.getClassName().equals(operation.getClassName());
            if (ofOneClass || WAITING_BY_ANOTHER.contains(frame.getClassName() + "." + frame.getMethodName())) {
                operation = frame;
            }
            found |= !isPlumbing(frame);
        }
        return operation;
    }

    private static boolean isPlumbing(StackTraceElement frame) {
        String type = frame.getClassName();
        if (PARKING_METHODS.contains(frame.getMethodName())) {
            return true;
        }
        for (String prefix : PLUMBING) {
            if (type.startsWith(prefix)) {
                return true;
            }
        }
        return type.startsWith("java.util.concurrent.") && isInner(type);
    }

    /** Inner classes that do the parking for their outer one, such as a lock's Sync or a queue's Transferer. */
    private static boolean isInner(String type) {
        String inner = type.substring(type.indexOf('$') + 1);
        return inner.length() < type.length()
                && (inner.endsWith("Sync")
                        || inner.startsWith("Transfer")
                        || inner.equals("DualNode")
                        || inner.endsWith("Node")
                        || inner.equals("Signaller"));
    }

    private static @Nullable String channelType(StackTraceElement operation) {
        String type = operation.getClassName();
        return type.equals("java.lang.Thread") && operation.getMethodName().equals("sleep") ? null : type;
    }

    private static boolean idleWorker(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            if (IDLE_METHODS.contains(frame.getMethodName())
                    && frame.getClassName().startsWith("java.util.concurrent.")) {
                return true;
            }
        }
        return false;
    }
}
