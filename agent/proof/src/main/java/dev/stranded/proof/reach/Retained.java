package dev.stranded.proof.reach;

import dev.stranded.proof.graph.Heap;
import dev.stranded.proof.graph.HeapClass;
import dev.stranded.proof.graph.HeapObject;
import dev.stranded.proof.graph.Outgoing;

/** How much memory tasks keep that nothing else does; what several of them keep is counted for the first. */
final class Retained {
    /** What a parked platform thread's stack and the JVM's own records of it take at least. */
    private static final long PLATFORM_THREAD_BYTES = 64 << 10;

    private final Heap heap;
    private final LiveMark mark;
    private final Outgoing outgoing;
    private final long[] counted;
    private final IntList due = new IntList();

    Retained(Heap heap, EdgeRules rules, LiveMark mark) {
        this.heap = heap;
        this.mark = mark;
        this.outgoing = rules.strong();
        this.counted = new long[(heap.size() >>> 6) + 1];
    }

    void count(Task task) {
        long bytes = task.isVirtual() ? 0 : PLATFORM_THREAD_BYTES;
        due.clear();
        reach(task.object().number());
        for (int i = task.thread().firstRoot(); i < task.thread().endRoot(); i++) {
            reach(heap.roots().object(i));
        }
        for (int next = 0; next < due.size(); next++) {
            int number = due.get(next);
            bytes += heap.shallowBytes(number);
            for (boolean some = outgoing.begin(number); some; some = outgoing.more()) {
                for (int i = 0; i < outgoing.count(); i++) {
                    reach(outgoing.targets()[i]);
                }
            }
            HeapClass type = outgoing.type();
            if (type != null && type.name().equals("jdk.internal.vm.StackChunk")) {
                bytes += 8L * new HeapObject(heap, number, type).integer("size");
            }
        }
        task.retains(bytes);
    }

    private void reach(int number) {
        boolean seen = (counted[number >>> 6] & 1L << number) != 0;
        if (!seen && !mark.isReached(number)) {
            counted[number >>> 6] |= 1L << number;
            due.add(number);
        }
    }
}
