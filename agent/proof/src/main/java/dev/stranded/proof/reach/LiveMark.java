package dev.stranded.proof.reach;

import dev.stranded.proof.graph.Field;
import dev.stranded.proof.graph.Heap;
import dev.stranded.proof.graph.HeapClass;
import dev.stranded.proof.graph.HeapObject;
import dev.stranded.proof.graph.Nodes;
import dev.stranded.proof.graph.Outgoing;
import dev.stranded.proof.graph.ReadAhead;
import dev.stranded.proof.hprof.Meanwhile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** What is reached from what lives, breadth first, and from where: so each object has a shortest path to it. */
final class LiveMark {
    /*
     * reached, watched: a bit for each object. parents: for each node that is reached the number of the object it was
     * reached from, or ROOT. Of leaves only those that are watched, or roots, have one, in a map.
     */
    private static final int ROOT = -1;

    private final Heap heap;
    private final EdgeRules rules;
    private final Outgoing outgoing;
    private final IntPredicate livingThread;
    private final Nodes nodes;
    private final long[] reached;
    private final long[] watched;
    private final int[] parents;
    private final Map<Integer, Integer> leafParents = new HashMap<>();
    private final Map<Integer, Integer> causes = new HashMap<>();
    private final Map<Integer, List<Watcher>> watchers = new HashMap<>();
    private final List<Runnable> fired = new ArrayList<>();
    private final IntList weak = new IntList();
    private boolean followsWeak;
    private @Nullable Frontier partly;
    private final ReadAhead front;
    private final ReadAhead back;
    private Frontier current;
    private Frontier next;

    /**
     * A mark that nothing was reached in yet.
     *
     * @param livingThread whether a thread's object, by its number, is that of a thread that goes on
     */
    LiveMark(Heap heap, EdgeRules rules, IntPredicate livingThread) {
        this.heap = heap;
        this.rules = rules;
        this.outgoing = rules.live();
        this.front = new ReadAhead(outgoing);
        this.back = new ReadAhead(rules.live());
        this.livingThread = livingThread;
        this.nodes = heap.nodes();
        this.reached = new long[(heap.size() >>> 6) + 1];
        this.watched = new long[(heap.size() >>> 6) + 1];
        this.parents = new int[nodes.size()];
        this.partly = new Frontier(heap.size());
        this.current = new Frontier(heap.size());
        this.next = new Frontier(heap.size());
    }

    /** What is done as an object is reached. */
    interface Watcher {
        /** The object was reached. */
        void reached(int number);
    }

    boolean isReached(int number) {
        return (reached[number >>> 6] & 1L << number) != 0;
    }

    /** A bit for each object that is reached now. */
    long[] reached() {
        return reached.clone();
    }

    /** The visited objects of which some references did not count; after this, those are no longer noted. */
    Frontier takePartlyFollowed() {
        Frontier taken = Objects.requireNonNull(partly);
        partly = null;
        return taken;
    }

    /** The object from which one was reached, -1 if it is a root. */
    int parent(int number) {
        return nodes.contains(number) ? parents[nodes.index(number)] : leafParents.getOrDefault(number, ROOT);
    }

    /** Why a root is one: the number of a root of the dump, or one of {@link Causes}. */
    int cause(int root) {
        return causes.getOrDefault(root, Causes.UNSEEN);
    }

    /** Reaches an object from outside. */
    void root(int number, int cause) {
        if (!isReached(number)) {
            if (cause != Causes.UNSEEN) {
                causes.put(number, cause);
            }
            reach(number, ROOT);
        }
    }

    /** Reaches all objects from outside but those that have a bit in {@code seen}. */
    void rootUnseen(long[] seen) {
        for (int word = 0; word < reached.length; word++) {
            long unseen = ~(seen[word] | reached[word]);
            long counting = unseen & (nodes.word(word) | watched[word]);
            reached[word] |= unseen ^ counting;
            for (; counting != 0; counting &= counting - 1) {
                root((word << 6) + Long.numberOfTrailingZeros(counting), Causes.UNSEEN);
            }
        }
    }

    /** Has somebody told when an object is reached; at once, but not from here, if it is already. */
    void watch(int number, Watcher watcher) {
        if (isReached(number)) {
            fired.add(() -> watcher.reached(number));
            return;
        }
        watched[number >>> 6] |= 1L << number;
        watchers.computeIfAbsent(number, object -> new ArrayList<>(1)).add(watcher);
    }

    /** Goes on until nothing more is reached. */
    void run() {
        while (!next.isEmpty() || !fired.isEmpty()) {
            Frontier emptied = current;
            current = next;
            next = emptied;
            visitAll();
            List<Runnable> due = List.copyOf(fired);
            fired.clear();
            due.forEach(Runnable::run);
        }
    }

    /** From now on, and for what was reached before, referents of weak and soft references count. */
    void followWeak() {
        followsWeak = true;
        for (int i = 0; i < weak.size(); i++) {
            follow(heap.instance(weak.get(i)), "referent");
        }
        weak.clear();
    }

    /** A reached thread goes on after all: what it has counts. */
    void revive(HeapObject thread) {
        if (isReached(thread.number())) {
            openWithheld(thread);
        }
    }

    /** Reaches an object from another. */
    void reachFrom(int number, int from) {
        if (number >= 0) {
            reach(number, from);
        }
    }

    /** Visits what is due in its order; where that is much, two threads read it. */
    private void visitAll() {
        for (int count = current.take(front.numbers()); count > 0; count = current.take(front.numbers())) {
            int inBack = count < ReadAhead.CAPACITY ? 0 : current.take(back.numbers());
            read(count, inBack);
            for (int i = 0; i < count; i++) {
                visit(front, i);
            }
            for (int i = 0; i < inBack; i++) {
                visit(back, i);
            }
        }
    }

    private void read(int inFront, int inBack) {
        if (inBack == 0) {
            front.read(inFront);
        } else {
            Meanwhile.both(() -> front.read(inFront), () -> back.read(inBack));
        }
    }

    private void visit(ReadAhead ahead, int i) {
        int number = ahead.numbers()[i];
        for (int reference = ahead.begin(i); reference < ahead.end(i); reference++) {
            reach(ahead.target(reference), number);
        }
        if (ahead.isLong(i)) {
            visitLong(number);
        }
        HeapClass type = ahead.type(i);
        if (type == null) {
            return;
        }
        if (partly != null && rules.isPartly(type)) {
            partly.add(number);
        }
        if (rules.kind(type) != EdgeRules.Kind.PLAIN) {
            visitSpecial(new HeapObject(heap, number, type));
        }
    }

    private void visitLong(int number) {
        for (boolean some = outgoing.begin(number); some; some = outgoing.more()) {
            for (int i = 0; i < outgoing.count(); i++) {
                reach(outgoing.targets()[i], number);
            }
        }
    }

    private void visitSpecial(HeapObject object) {
        switch (rules.kind(object.type())) {
            case WEAK -> {
                if (followsWeak) {
                    follow(object, "referent");
                } else if (object.reference("referent") >= 0) {
                    weak.add(object.number());
                }
            }
            case FUTURE_TASK -> {
                if (object.reference("runner") < 0) {
                    openWithheld(object);
                }
            }
            case CLEANABLE -> {
                int referent = object.reference("referent");
                if (referent < 0 || isReached(referent)) {
                    openWithheld(object);
                } else {
                    watch(referent, number -> openWithheld(object));
                }
            }
            case THREAD -> {
                if (livingThread.test(object.number())) {
                    openWithheld(object);
                } else {
                    HeapObject holder = object.object("holder");
                    reachFrom(holder == null ? -1 : holder.reference("group"), object.number());
                }
            }
            case PLAIN, OPAQUE, FINALIZER -> {
                // Their referents count never, or were found to be roots before.
            }
        }
    }

    private void openWithheld(HeapObject object) {
        for (Field field : object.type().fields()) {
            if (rules.isWithheld(object.type(), field)) {
                reachFrom(object.reference(field), object.number());
            }
        }
    }

    private void follow(@Nullable HeapObject object, String field) {
        if (object != null) {
            reachFrom(object.reference(field), object.number());
        }
    }

    private void reach(int number, int from) {
        long bit = 1L << number;
        if ((reached[number >>> 6] & bit) != 0) {
            return;
        }
        reached[number >>> 6] |= bit;
        if (nodes.contains(number)) {
            parents[nodes.index(number)] = from;
            next.add(number);
        }
        if ((watched[number >>> 6] & bit) != 0) {
            leafParents.put(number, from);
            for (Watcher watcher : watchers.getOrDefault(number, List.of())) {
                fired.add(() -> watcher.reached(number));
            }
        }
    }
}
