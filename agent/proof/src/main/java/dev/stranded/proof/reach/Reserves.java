package dev.stranded.proof.reach;

import dev.stranded.proof.ThreadFacts;
import dev.stranded.proof.graph.Heap;
import dev.stranded.proof.graph.HeapClass;
import java.util.ArrayList;
import java.util.List;

/** What a dump may not show of who can reach what, so that a proof holds but for that. */
final class Reserves {
    private static final String HIDDEN_CLASS = "+0x";

    /** Hidden classes of the JDK's making, which are given method handles at most. */
    private static final List<String> HARMLESS =
            List.of("$$Lambda", "$$InjectedInvoker", "$$StringConcat", "$$TypeSwitch");

    private Reserves() {}

    /** In words that end a sentence, empty if there are none. */
    static String of(Heap heap, ThreadFacts facts) {
        List<String> reserves = new ArrayList<>();
        if (!facts.scalarReplacementExcluded() && !CompilerMode.leavesObjectsWhole(heap)) {
            reserves.add("compiled code hides a reference from the dump");
        }
        if (heap.classes().all().stream().anyMatch(Reserves::mayHaveData)) {
            reserves.add("a hidden class was given it and has not yet looked at it");
        }
        return reserves.isEmpty() ? "" : ", unless " + String.join(" or ", reserves);
    }

    private static boolean mayHaveData(HeapClass type) {
        String name = type.name();
        return !type.boot() && name.contains(HIDDEN_CLASS) && HARMLESS.stream().noneMatch(name::contains);
    }
}
