package dev.stranded.proof.reach;

import dev.stranded.proof.graph.HeapObject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who still stands in the JDK's own queues of waiters. A dump is taken while others run: a task that was signalled and
 * has not run yet looks blocked, but no longer stands there, or is marked as served.
 */
final class Waiters {
    private static final int WAITING = 1;
    private static final int CONDITION = 2;

    private final Map<Integer, Set<Integer>> known = new HashMap<>();

    /** Whether a condition's waiter was not signalled yet. */
    boolean atCondition(HeapObject condition, int thread) {
        return known.computeIfAbsent(condition.number(), number -> {
                    Set<Integer> waiting = new HashSet<>();
                    for (HeapObject node : chain(condition, "firstWaiter", "nextWaiter")) {
                        if ((node.integer("status") & CONDITION) != 0) {
                            waiting.add(node.reference("waiter"));
                        }
                    }
                    return Set.copyOf(waiting);
                })
                .contains(thread);
    }

    /** Whether who waits at a synchronizer was not woken yet. */
    boolean atSynchronizer(HeapObject sync, int thread) {
        return known.computeIfAbsent(sync.number(), number -> {
                    Set<Integer> waiting = new HashSet<>();
                    for (HeapObject node : chain(sync, "tail", "prev")) {
                        if ((node.integer("status") & WAITING) != 0) {
                            waiting.add(node.reference("waiter"));
                        }
                    }
                    return Set.copyOf(waiting);
                })
                .contains(thread);
    }

    /** Whether who waits at a stamped lock was not woken yet; readers wait together behind the first of them. */
    boolean atStampedLock(HeapObject lock, int thread) {
        return known.computeIfAbsent(lock.number(), number -> {
                    Set<Integer> waiting = new HashSet<>();
                    for (HeapObject node : chain(lock, "tail", "prev")) {
                        if ((node.integer("status") & WAITING) != 0) {
                            waiting.add(node.reference("waiter"));
                        }
                        chain(node, "cowaiters", "cowaiters")
                                .forEach(reader -> waiting.add(reader.reference("waiter")));
                    }
                    return waiting;
                })
                .contains(thread);
    }

    /** Whether nobody has come yet for who waits in a queue that hands over. */
    boolean atHandOver(HeapObject queue, int thread) {
        return known.computeIfAbsent(queue.number(), number -> {
                    Set<Integer> waiting = new HashSet<>();
                    for (HeapObject node : chain(queue, "head", "next")) {
                        if (!isMatched(node)) {
                            waiting.add(node.reference("waiter"));
                        }
                    }
                    return Set.copyOf(waiting);
                })
                .contains(thread);
    }

    /** Whether who waits for a fork-join task was not woken yet. */
    boolean atForkJoinTask(HeapObject task, int thread) {
        return known.computeIfAbsent(task.number(), number -> {
                    Set<Integer> waiting = new HashSet<>();
                    if (task.integer("status") >= 0) {
                        chain(task, "aux", "next").forEach(node -> waiting.add(node.reference("thread")));
                    }
                    return waiting;
                })
                .contains(thread);
    }

    /** Whether nobody has come yet for who waits in an exchanger. */
    boolean atExchanger(HeapObject exchanger, int thread) {
        if (isParked(exchanger.object("slot"), thread)) {
            return true;
        }
        int arena = exchanger.reference("arena");
        for (int i = 0; arena >= 0 && i < exchanger.heap().arrayLength(arena); i++) {
            HeapObject slot = exchanger.heap().instance(exchanger.heap().element(arena, i));
            if (slot != null && isParked(slot.has("entry") ? slot.object("entry") : slot, thread)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isParked(@Nullable HeapObject node, int thread) {
        return node != null && node.reference("parked") == thread && node.reference("match") < 0;
    }

    private static boolean isMatched(HeapObject node) {
        if (node.has("match")) {
            return node.reference("match") >= 0;
        }
        int item = node.reference("item");
        return item == node.number() || node.flag("isData") == item < 0;
    }

    private static Collection<HeapObject> chain(HeapObject from, String first, String next) {
        HeapObject head = from.object(first);
        return head == null ? List.of() : head.chain(next);
    }
}
