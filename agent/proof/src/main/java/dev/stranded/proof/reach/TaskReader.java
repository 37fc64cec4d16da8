package dev.stranded.proof.reach;

import dev.stranded.proof.ThreadFacts;
import dev.stranded.proof.graph.Frame;
import dev.stranded.proof.graph.Heap;
import dev.stranded.proof.graph.HeapObject;
import dev.stranded.proof.graph.HeapThread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the tasks of a dump: its threads, and how each of them waits. */
final class TaskReader {
    private final Heap heap;
    private final ThreadFacts facts;
    private final ThreadState states;
    private final Parked parked = new Parked();
    private final InMonitor inMonitor;
    private final Map<Long, Integer> byId = new HashMap<>();

    private TaskReader(Heap heap, ThreadFacts facts) {
        this.heap = heap;
        this.facts = facts;
        this.states = new ThreadState(heap);
        this.inMonitor = new InMonitor(heap);
    }

    /** The tasks by the numbers of their threads' objects. */
    static Map<Integer, Task> read(Heap heap, ThreadFacts facts) {
        return new TaskReader(heap, facts).tasks();
    }

    /** Virtual threads that live, for all that is known, because the dump does not show their stacks. */
    static IntList unseen(Heap heap, Map<Integer, Task> tasks) {
        ThreadState states = new ThreadState(heap);
        IntList unseen = new IntList();
        for (int number : heap.virtualThreads()) {
            HeapObject thread = heap.instance(number);
            if (thread != null && !tasks.containsKey(number) && states.of(thread) != ThreadState.State.NOT_RUNNING) {
                unseen.add(number);
            }
        }
        return unseen;
    }

    private Map<Integer, Task> tasks() {
        List<HeapThread> threads = new ArrayList<>(heap.threads());
        for (HeapThread thread : threads) {
            HeapObject object = heap.instance(thread.object());
            if (object != null) {
                byId.put(object.longer("tid"), object.number());
            }
        }
        Map<Integer, Task> tasks = new LinkedHashMap<>();
        for (HeapThread thread : threads) {
            HeapObject object = heap.instance(thread.object());
            if (object != null) {
                List<Frame> stack = heap.stack(thread);
                tasks.put(object.number(), new Task(thread, object, stack, waiting(thread, object, stack)));
            }
        }
        return tasks;
    }

    private Waiting waiting(HeapThread thread, HeapObject object, List<Frame> stack) {
        ThreadState.State state = states.of(object);
        if (state == ThreadState.State.GOING_ON || state == ThreadState.State.NOT_RUNNING) {
            return new Waiting.Alive("it runs, or waits for a time or the outside world only", false);
        }
        if (states.isAboutToWake(object)) {
            return new Waiting.Alive("it was interrupted or released and is about to run");
        }
        if (stack.isEmpty()) {
            return new Waiting.Alive("the dump does not show its stack");
        }
        if (facts.hasGoneOn(object.longer("tid"), object.type().is("java.lang.VirtualThread"))) {
            return new Waiting.Alive("it has gone on since the dump");
        }
        return switch (state) {
            case PARKED -> parked.read(thread, object, stack);
            case WAITING -> inMonitor.read(thread, stack, facts.waitedTypes().getOrDefault(object.longer("tid"), ""));
            default -> entering(object);
        };
    }

    private Waiting entering(HeapObject object) {
        Integer owner = byId.get(facts.monitorOwners().getOrDefault(object.longer("tid"), -1L));
        return owner == null
                ? new Waiting.Alive("a dump does not show who owns the monitor that it is about to enter")
                : new Waiting.Blocked(List.of(), owner, -1, false, null);
    }
}
