package dev.stranded.proof.reach;

import dev.stranded.proof.graph.Frame;
import dev.stranded.proof.graph.Heap;
import dev.stranded.proof.graph.HeapObject;
import dev.stranded.proof.graph.HeapThread;
import dev.stranded.proof.graph.Roots;
import dev.stranded.proof.hprof.Tag;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What could release a thread in {@code Object.wait}. Which object it waits on stands in no field: it is what the
 * frames of {@code wait} hold. Compiled ones hold nothing any more.
 */
final class InMonitor {
    private static final String OBJECT = "java.lang.Object";
    private static final String THREAD = "java.lang.Thread";
    /** In place of a line: of a native method. */
    private static final int NATIVE = -3;

    private static final String REFERENCE_QUEUE = "java.lang.ref.ReferenceQueue";

    private final Heap heap;

    InMonitor(Heap heap) {
        this.heap = heap;
    }

    /**
     * Reads it.
     *
     * @param type the class of what it waits on, as far as it is known from elsewhere, else empty
     */
    Waiting read(HeapThread thread, List<Frame> stack, String type) {
        int depth = 0;
        while (depth < stack.size() && stack.get(depth).className().equals(OBJECT)) {
            depth++;
        }
        if (depth == 0 || depth == stack.size()) {
            return new Waiting.Alive("its stack does not show what it waits for");
        }
        Frame caller = stack.get(depth);
        if (caller.is(THREAD, "join")) {
            return join(thread, depth);
        }
        Set<Integer> held = held(thread, 0, depth);
        if (held.isEmpty() && caller.className().equals(REFERENCE_QUEUE)) {
            held = held(thread, depth, depth + 1);
        }
        if (held.isEmpty() && isLockedByBlock(stack, type)) {
            held = held(thread, depth, stack.size());
            held.add(thread.object());
            held.removeIf(object -> !isOf(object, type));
        }
        if (held.isEmpty()) {
            return new Waiting.Alive("compiled code hides the object that it waits on");
        }
        List<Integer> objects = List.copyOf(held);
        return new Waiting.Blocked(objects, -1, objects.get(0), true, null);
    }

    /**
     * Whether an object of that class must have been locked by a block within one of the frames, which then still holds
     * it to unlock it. Of a synchronized method the frame need not hold the object, nor does native code.
     */
    private boolean isLockedByBlock(List<Frame> stack, String type) {
        if (type.isEmpty() || type.equals("java.lang.Class")) {
            return false;
        }
        Set<String> methodsOf = new HashSet<>();
        for (Frame frame : stack) {
            if (frame.line() == NATIVE && !frame.isJdk()) {
                return false;
            }
            methodsOf.add(frame.className());
        }
        methodsOf.remove(OBJECT);
        return heap.classes().all().stream()
                .filter(candidate -> candidate.name().equals(type))
                .noneMatch(candidate -> methodsOf.stream().anyMatch(candidate::is));
    }

    private boolean isOf(int object, String type) {
        HeapObject instance = heap.instance(object);
        boolean array = instance == null && heap.classes().at(object) == null;
        return array
                ? type.startsWith("[")
                : instance != null && instance.type().name().equals(type);
    }

    /** Who waits for the end of a thread lives as long as that one. */
    private Waiting join(HeapThread thread, int depth) {
        int joined = -1;
        for (int object : held(thread, 0, depth + 1)) {
            HeapObject candidate = heap.instance(object);
            if (candidate != null && candidate.type().is(THREAD)) {
                if (joined >= 0) {
                    return new Waiting.Alive("its stack shows several threads of which it may wait for one");
                }
                joined = object;
            }
        }
        boolean own = stackHolds(thread, depth);
        if (joined < 0) {
            return new Waiting.Alive(
                    own
                            ? "it waits for its own end and so means to stay"
                            : "compiled code hides the thread that it waits for");
        }
        return new Waiting.Blocked(List.of(), joined, joined, true, null);
    }

    /** Whether the thread's own object is among what the frame of {@code join} holds. */
    private boolean stackHolds(HeapThread thread, int depth) {
        Roots roots = heap.roots();
        for (int i = thread.firstRoot(); i < thread.endRoot(); i++) {
            if (roots.kind(i) == Tag.JAVA_FRAME && roots.frame(i) == depth && roots.object(i) == thread.object()) {
                return true;
            }
        }
        return false;
    }

    /** What frames hold, but for the thread's own object. */
    private Set<Integer> held(HeapThread thread, int first, int end) {
        Roots roots = heap.roots();
        Set<Integer> held = new LinkedHashSet<>();
        for (int i = thread.firstRoot(); i < thread.endRoot(); i++) {
            boolean ofFrame = roots.kind(i) == Tag.JAVA_FRAME || roots.kind(i) == Tag.JNI_LOCAL;
            if (ofFrame && roots.frame(i) >= first && roots.frame(i) < end && roots.object(i) != thread.object()) {
                held.add(roots.object(i));
            }
        }
        return held;
    }
}
