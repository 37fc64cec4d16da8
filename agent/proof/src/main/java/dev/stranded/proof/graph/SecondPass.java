package dev.stranded.proof.graph;

import dev.stranded.proof.hprof.PartVisitor;
import java.util.Arrays;

/** Takes in where objects are, what holds them, which of them refer to others, and which are virtual threads. */
final class SecondPass implements PartVisitor {
    private final ObjectIndex index;
    private final HeapClasses classes;
    private final long virtualThread;
    private final Nodes nodes;
    private final boolean[] leaves;
    private Roots roots = new Roots(0);
    private int[] virtualThreads = {};
    private int virtualCount;
    private long lastClass;
    private boolean lastLeads = true;

    /** A pass that lists the instances of the class of id {@code virtualThread}; 0: there is none. */
    SecondPass(ObjectIndex index, HeapClasses classes, long virtualThread) {
        this.index = index;
        this.classes = classes;
        this.virtualThread = virtualThread;
        this.nodes = new Nodes(index.size());
        this.leaves = new boolean[classes.size()];
        for (HeapClass type : classes.all()) {
            nodes.add(type.number());
            leaves[type.index()] = type.isLeaf();
        }
    }

    @Override
    public void root(int kind, long id, int thread, int detail) {
        int number = index.number(id);
        if (number >= 0) {
            roots.add(kind, number, thread, detail);
        }
    }

    @Override
    public void instance(long id, long classId, long position) {
        int number = index.place(id, position);
        if (leads(classId)) {
            nodes.add(number);
        }
        if (classId == virtualThread && virtualThread != 0) {
            addVirtualThread(number);
        }
    }

    @Override
    public void array(long id, boolean references, long position) {
        int number = index.place(id, position);
        if (references) {
            nodes.add(number);
        }
    }

    /** Takes in what another took in of what lies behind in the file; after that it is complete. */
    void addAll(SecondPass behind) {
        for (int i = 0; i < behind.virtualCount; i++) {
            addVirtualThread(behind.virtualThreads[i]);
        }
        roots = Roots.ordered(roots, behind.roots);
        nodes.addAll(behind.nodes);
        nodes.seal();
    }

    Roots roots() {
        return roots;
    }

    Nodes nodes() {
        return nodes;
    }

    int[] virtualThreads() {
        return Arrays.copyOf(virtualThreads, virtualCount);
    }

    /** Whether instances of a class may refer to others; objects of one class often lie together. */
    private boolean leads(long classId) {
        if (classId != lastClass) {
            HeapClass type = classes.of(classId);
            lastClass = classId;
            lastLeads = type == null || !leaves[type.index()];
        }
        return lastLeads;
    }

    private void addVirtualThread(int number) {
        if (virtualCount == virtualThreads.length) {
            virtualThreads = Arrays.copyOf(virtualThreads, Math.max(64, virtualCount * 2));
        }
        virtualThreads[virtualCount++] = number;
    }
}
