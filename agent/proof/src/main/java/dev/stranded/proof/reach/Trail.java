package dev.stranded.proof.reach;

import dev.stranded.proof.graph.Field;
import dev.stranded.proof.graph.Heap;
import dev.stranded.proof.graph.HeapClass;
import dev.stranded.proof.graph.HeapObject;
import dev.stranded.proof.graph.Roots;
import dev.stranded.proof.graph.StaticField;
import dev.stranded.proof.hprof.Tag;
import dev.stranded.proof.hprof.ValueType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The way from a root to an object, in words, a line for each step. */
final class Trail {
    private static final int LONGEST = 40;
    private static final String STATIC = "static ";

    private final Heap heap;
    private final LiveMark mark;
    private final Map<Integer, Task> bySerial = new HashMap<>();

    Trail(Heap heap, LiveMark mark, Iterable<Task> tasks) {
        this.heap = heap;
        this.mark = mark;
        tasks.forEach(task -> bySerial.put(task.thread().serial(), task));
    }

    /** The way to an object that was reached. */
    List<String> to(int number) {
        Deque<Integer> way = new ArrayDeque<>();
        for (int next = number; next >= 0; next = mark.parent(next)) {
            way.addFirst(next);
        }
        List<String> lines = new ArrayList<>();
        int from = way.removeFirst();
        lines.add(root(from));
        if (!lines.get(0).contains(heap.describe(from))) {
            lines.add(heap.describe(from));
        }
        for (int next : way) {
            String step = step(from, next);
            if (step.startsWith(STATIC)) {
                // What holds a class says nothing: it is loaded.
                lines.clear();
            }
            lines.add(step + " → " + heap.describe(next));
            from = next;
        }
        if (lines.size() > LONGEST) {
            int left = lines.size() - LONGEST;
            lines.subList(LONGEST / 2, LONGEST / 2 + left).clear();
            lines.add(LONGEST / 2, "(" + left + " more)");
        }
        return lines;
    }

    private String root(int number) {
        int cause = mark.cause(number);
        return switch (cause) {
            case Causes.UNSEEN ->
                "held by what the dump does not show (the JVM itself, or garbage): " + heap.describe(number);
            case Causes.FINALIZABLE -> "about to be finalized, or cleaned up after: " + heap.describe(number);
            case Causes.COLLECTORS_QUEUE -> "filled by the garbage collector: " + heap.describe(number);
            case Causes.RUNNING_CLASS -> "on the stack of a task that may go on: " + heap.describe(number);
            case Causes.UNSEEN_THREAD -> "a virtual thread whose stack the dump does not show";
            default -> root(number, cause);
        };
    }

    private String root(int number, int root) {
        Roots roots = heap.roots();
        Task task = bySerial.get(roots.thread(root));
        String thread = task == null ? "a thread" : Threads.describe(heap, task);
        return switch (roots.kind(root)) {
            case Tag.JNI_GLOBAL -> "held by native code (JNI global): " + heap.describe(number);
            case Tag.STICKY_CLASS -> heap.describe(number);
            case Tag.THREAD_OBJECT -> thread + ", which may go on";
            case Tag.JAVA_FRAME, Tag.JNI_LOCAL -> "local variable of " + thread + frame(task, roots.frame(root));
            default -> "held by the JVM: " + heap.describe(number);
        };
    }

    private static String frame(@Nullable Task task, int depth) {
        return task == null || depth < 0 || depth >= task.stack().size()
                ? ""
                : " in " + task.stack().get(depth);
    }

    /** The reference by which one object leads to another. */
    private String step(int from, int to) {
        HeapObject instance = heap.instance(from);
        if (instance != null) {
            for (Field field : instance.type().fields()) {
                if (field.type() == ValueType.OBJECT && instance.reference(field) == to) {
                    return "." + field.name();
                }
            }
            return to == instance.type().number() ? "its class" : ".holder.group";
        }
        HeapClass type = heap.classes().at(from);
        if (type == null) {
            return element(from, to);
        }
        for (StaticField field : type.statics()) {
            if (field.type() == ValueType.OBJECT && heap.referenceAt(field.position()) == to) {
                return STATIC + type.name() + "." + field.name();
            }
        }
        return type.superclass() != null && type.superclass().number() == to ? "its superclass" : "its class loader";
    }

    private String element(int array, int to) {
        for (int i = 0; i < heap.arrayLength(array); i++) {
            if (heap.element(array, i) == to) {
                return "[" + i + "]";
            }
        }
        return "its class";
    }
}
