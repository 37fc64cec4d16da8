package dev.stranded.proof.reach;

import dev.stranded.proof.graph.Heap;
import dev.stranded.proof.graph.HeapClass;
import dev.stranded.proof.graph.HeapObject;
import dev.stranded.proof.graph.Nodes;
import dev.stranded.proof.graph.Outgoing;
import dev.stranded.proof.graph.ReadAhead;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the dump's roots reach, over whatever reference: it goes on from what a mark of what lives has
 * reached, with the roots and the references that did not count there. What is outside is held by what a dump does not
 * show, such as the JVM's own handles, or is garbage.
 */
final class FullMark {
    private final Heap heap;
    private final EdgeRules rules;
    private final Outgoing outgoing;
    private final Nodes nodes;
    private final long[] seen;
    private final IntList references = new IntList();
    private final IntList finalizable = new IntList();
    private final Set<Integer> collectorsQueues = new TreeSet<>();
    private final ReadAhead ahead;
    private Frontier current;
    private Frontier next;

    private FullMark(Heap heap, EdgeRules rules, LiveMark live) {
        this.heap = heap;
        this.rules = rules;
        this.outgoing = rules.strong();
        this.ahead = new ReadAhead(outgoing);
        this.nodes = heap.nodes();
        this.seen = live.reached();
        this.current = new Frontier(heap.size());
        this.next = live.takePartlyFollowed();
    }

    /** Goes on from what lives, as far as that is known. */
    static FullMark beyond(LiveMark live, Heap heap, EdgeRules rules) {
        FullMark mark = new FullMark(heap, rules, live);
        for (HeapClass type : rules.partlyHidden()) {
            mark.next.add(type.number());
        }
        for (int i = 0; i < heap.roots().size(); i++) {
            mark.reach(heap.roots().object(i));
        }
        mark.run();
        mark.findFinalizable();
        mark.followReferents();
        return mark;
    }

    /** Objects that nothing strong holds and that will be finalized, or cleaned up after. */
    IntList finalizable() {
        return finalizable;
    }

    /** The queues that the garbage collector may put something into, since there are references that it may clear. */
    Set<Integer> collectorsQueues() {
        return collectorsQueues;
    }

    /** A bit for each object that was reached. */
    long[] seen() {
        return seen;
    }

    private void run() {
        while (!next.isEmpty()) {
            Frontier emptied = current;
            current = next;
            next = emptied;
            for (int count = current.take(ahead.numbers()); count > 0; count = current.take(ahead.numbers())) {
                ahead.read(count);
                for (int i = 0; i < count; i++) {
                    visit(i);
                }
            }
        }
    }

    private void visit(int i) {
        int number = ahead.numbers()[i];
        for (int reference = ahead.begin(i); reference < ahead.end(i); reference++) {
            reach(ahead.target(reference));
        }
        if (ahead.isLong(i)) {
            visitLong(number);
        }
        HeapClass type = ahead.type(i);
        if (type != null && isReference(rules.kind(type))) {
            references.add(number);
        }
    }

    private void visitLong(int number) {
        for (boolean some = outgoing.begin(number); some; some = outgoing.more()) {
            for (int i = 0; i < outgoing.count(); i++) {
                reach(outgoing.targets()[i]);
            }
        }
    }

    private void reach(int number) {
        long bit = 1L << number;
        if ((seen[number >>> 6] & bit) == 0) {
            seen[number >>> 6] |= bit;
            if (nodes.contains(number)) {
                next.add(number);
            }
        }
    }

    private void findFinalizable() {
        for (int i = 0; i < references.size(); i++) {
            HeapObject reference = heap.instance(references.get(i));
            int referent = referent(reference);
            boolean unheld = referent >= 0 && (seen[referent >>> 6] & 1L << referent) == 0;
            if (unheld && reference != null && isDoneWhenCollected(rules.kind(reference.type()))) {
                finalizable.add(referent);
            }
        }
    }

    private void followReferents() {
        for (int followed = 0; followed < references.size(); followed++) {
            HeapObject reference = heap.instance(references.get(followed));
            int referent = referent(reference);
            if (reference != null) {
                collectorsQueues.add(reference.reference("queue"));
            }
            if (referent >= 0) {
                reach(referent);
                run();
            }
        }
        references.clear();
    }

    private static int referent(@Nullable HeapObject reference) {
        return reference == null ? -1 : reference.reference("referent");
    }

    private static boolean isDoneWhenCollected(EdgeRules.Kind kind) {
        return kind == EdgeRules.Kind.FINALIZER || kind == EdgeRules.Kind.CLEANABLE;
    }

    private static boolean isReference(EdgeRules.Kind kind) {
        return switch (kind) {
            case WEAK, OPAQUE, FINALIZER, CLEANABLE -> true;
            case PLAIN, THREAD, FUTURE_TASK -> false;
        };
    }
}
