package dev.stranded.proof.reach;

import dev.stranded.proof.BlockedTask.Channel;
import dev.stranded.proof.graph.Frame;
import dev.stranded.proof.graph.Heap;
import dev.stranded.proof.graph.HeapObject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a task waits on, as its stack and what its frames hold tell. */
final class ChannelReader {
    private static final String CONCURRENT = "java.util.concurrent.";
    private static final String LOCKS = CONCURRENT + "locks.";
    private static final Set<String> INNER_WORKINGS =
            Set.of(CONCURRENT + "ForkJoinPool", CONCURRENT + "ForkJoinPool$ManagedBlocker");

    private final Heap heap;

    ChannelReader(Heap heap) {
        this.heap = heap;
    }

    Channel read(Task task) {
        int depth = depth(task.stack());
        if (depth < 0) {
            return monitor(task);
        }
        Frame frame = task.stack().get(depth);
        String type = typeOf(frame.className());
        HeapObject channel = held(task, depth, type);
        if (channel == null) {
            return new Channel(type, frame.method(), null, null);
        }
        return new Channel(channel.type().name(), frame.method(), size(channel), capacity(channel));
    }

    /**
     * The frame by which a class that tasks know was called, the innermost such class, or the outermost of the locks.
     */
    private static int depth(List<Frame> stack) {
        int lock = -1;
        for (int i = 0; i < stack.size() && stack.get(i).isJdk(); i++) {
            String type = stack.get(i).className();
            if (type.startsWith(LOCKS)) {
                lock = type.equals(LOCKS + "LockSupport") ? lock : i;
            } else if (type.startsWith(CONCURRENT) && !INNER_WORKINGS.contains(type)) {
                return outermost(stack, i);
            }
        }
        return lock;
    }

    private static int outermost(List<Frame> stack, int inner) {
        int depth = inner;
        while (depth + 1 < stack.size()
                && isPartOf(
                        outer(stack.get(depth).className()),
                        outer(stack.get(depth + 1).className()))) {
            depth++;
        }
        return depth;
    }

    private static boolean isPartOf(String type, String caller) {
        return type.equals(caller)
                || (type.equals(CONCURRENT + "LinkedTransferQueue") && caller.equals(CONCURRENT + "SynchronousQueue"));
    }

    private static String outer(String className) {
        int nested = className.indexOf('$');
        return nested < 0 ? className : className.substring(0, nested);
    }

    private Channel monitor(Task task) {
        Waiting.Blocked blocked = task.blocked();
        boolean parked = task.stack().stream()
                .takeWhile(Frame::isJdk)
                .anyMatch(frame -> frame.className().equals(LOCKS + "LockSupport"));
        String unknown = parked ? LOCKS + "LockSupport" : "a monitor";
        String type = blocked == null || blocked.blocker() < 0 ? unknown : heap.describe(blocked.blocker());
        if (parked) {
            return new Channel(type, "park", null, null);
        }
        return new Channel(type, operation(task.stack()), null, null);
    }

    private static String operation(List<Frame> stack) {
        for (Frame frame : stack) {
            if (frame.is("java.lang.Thread", "join")) {
                return "join";
            }
            if (!frame.className().equals("java.lang.Object")) {
                break;
            }
        }
        boolean waits = !stack.isEmpty() && stack.get(0).className().equals("java.lang.Object");
        return waits ? "wait" : "enter";
    }

    private static String typeOf(String className) {
        if (className.endsWith("$ConditionObject")) {
            return LOCKS + "Condition";
        }
        return className.endsWith("$DelayedWorkQueue") ? className : outer(className);
    }

    private @Nullable HeapObject held(Task task, int depth, String type) {
        for (int i = task.thread().firstRoot(); i < task.thread().endRoot(); i++) {
            if (heap.roots().frame(i) == depth) {
                HeapObject object = heap.instance(heap.roots().object(i));
                if (object != null && object.type().is(type)) {
                    return object;
                }
            }
        }
        return null;
    }

    private static @Nullable Long size(HeapObject channel) {
        HeapObject count = channel.object("count");
        HeapObject sync = channel.object("sync");
        if (count != null) {
            return (long) count.integer("value");
        }
        if (sync != null && sync.has("state")) {
            return (long) sync.integer("state");
        }
        if (channel.has("size") || channel.has("count")) {
            return (long) channel.integer(channel.has("size") ? "size" : "count");
        }
        return null;
    }

    private @Nullable Long capacity(HeapObject channel) {
        if (channel.has("capacity")) {
            int capacity = channel.integer("capacity");
            return capacity == Integer.MAX_VALUE ? null : (long) capacity;
        }
        int items = channel.reference("items");
        return items < 0 ? null : (long) heap.arrayLength(items);
    }
}
