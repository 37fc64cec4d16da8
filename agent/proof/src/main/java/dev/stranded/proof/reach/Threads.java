package dev.stranded.proof.reach;

import dev.stranded.proof.graph.Heap;

/** How threads are called. */
final class Threads {
    private Threads() {}

    /** A thread's name; empty for most virtual threads. */
    static String name(Heap heap, Task task) {
        return heap.text(task.object().reference("name"));
    }

    /** A thread, for people. */
    static String describe(Heap heap, Task task) {
        String name = name(heap, task);
        String kind = task.isVirtual() ? "virtual thread" : "thread";
        return kind + (name.isEmpty() ? " #" + task.object().longer("tid") : " \"" + name + "\"");
    }
}
