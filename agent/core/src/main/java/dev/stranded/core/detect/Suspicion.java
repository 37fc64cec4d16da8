package dev.stranded.core.detect;

import dev.stranded.wire.ChannelState;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.FindingLife;
import dev.stranded.wire.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a detector holds to be wrong at one look, or holds no longer.
 *
 * @param signature see {@link Signature}
 * @param kind what is wrong
 * @param verdict how sure that is
 * @param state open, or how it ended
 * @param count how many tasks or elements
 * @param title one sentence, in figures
 * @param advice what to change
 * @param library whether the code to blame is a library's
 * @param spawn where the tasks were spawned
 * @param blocked where they wait
 * @param channel what they wait on, or what grows
 * @param evidence why
 * @param tasks some of the tasks
 * @param proof what a heap dump said of them
 * @param ring of a deadlock, who waits for whom
 */
record Suspicion(
        String signature,
        FindingKind kind,
        Verdict verdict,
        FindingLife state,
        long count,
        String title,
        String advice,
        boolean library,
        Finding.@Nullable Site spawn,
        Finding.@Nullable Wait blocked,
        @Nullable ChannelState channel,
        List<Finding.Evidence> evidence,
        List<Finding.TaskState> tasks,
        Finding.@Nullable Proof proof,
        List<Finding.Link> ring) {
    /** One that no heap dump has said anything of. */
    Suspicion(
            String signature,
            FindingKind kind,
            Verdict verdict,
            FindingLife state,
            long count,
            String title,
            String advice,
            boolean library,
            Finding.@Nullable Site spawn,
            Finding.@Nullable Wait blocked,
            @Nullable ChannelState channel,
            List<Finding.Evidence> evidence,
            List<Finding.TaskState> tasks) {
        this(
                signature, kind, verdict, state, count, title, advice, library, spawn, blocked, channel, evidence,
                tasks, null, List.of());
    }

    /** The same with who waits for whom. */
    Suspicion in(List<Finding.Link> links) {
        return new Suspicion(
                signature, kind, verdict, state, count, title, advice, library, spawn, blocked, channel, evidence,
                tasks, proof, links);
    }

    /** The same with the verdict that a heap dump gives it. */
    Suspicion judged(Verdict by, List<Finding.Evidence> further, Finding.Proof said) {
        List<Finding.Evidence> chain = new ArrayList<>(further);
        chain.addAll(evidence);
        return with(by, chain, said);
    }

    /**
     * Of two that say different things of one signature the one that counts: what is open before what is over, and of
     * open ones the surer, with the evidence of both. What is over because it was wrong counts before what just ended.
     */
    static Suspicion weightier(Suspicion one, Suspicion other) {
        if (one.state == FindingLife.OPEN && other.state == FindingLife.OPEN) {
            boolean first = one.verdict.compareTo(other.verdict) >= 0;
            Suspicion surer = first ? one : other;
            Set<Finding.Evidence> chain = new LinkedHashSet<>(surer.evidence);
            chain.addAll((first ? other : one).evidence);
            return surer.with(surer.verdict, List.copyOf(chain), surer.proof);
        }
        return weight(one.state) >= weight(other.state) ? one : other;
    }

    private Suspicion with(Verdict by, List<Finding.Evidence> chain, Finding.@Nullable Proof said) {
        return new Suspicion(
                signature, kind, by, state, count, title, advice, library, spawn, blocked, channel, chain, tasks, said,
                ring);
    }

    private static int weight(FindingLife state) {
        return switch (state) {
            case REFUTED -> 3;
            case OPEN -> 2;
            case CLEARED -> 1;
            case WITHDRAWN, RESOLVED -> 0;
        };
    }
}
