package dev.stranded.dashboard.page;

import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingLife;
import dev.stranded.wire.Hello;
import dev.stranded.wire.ProofRun;
import dev.stranded.wire.ProveMode;
import dev.stranded.wire.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the agent in a shop's JVM says of proofs.
 *
 * @param shop whose JVM it is
 */
record ShopProof(Shop shop) {
    static final String ROOT = "static com.acme.Hooks.QUEUE";
    static final String HAPPENED = "Thread #7 left take() after 73 s";

    /** The shop's JVM introduces itself, and says when its heap may be dumped. */
    Hello hello(ProveMode mode) {
        Hello hello = shop.hello();
        return new Hello(
                hello.jvm(),
                hello.protocol(),
                hello.name(),
                hello.pid(),
                hello.host(),
                hello.jdk(),
                hello.version(),
                hello.started(),
                hello.agent(),
                hello.thresholdMillis(),
                mode,
                hello.since());
    }

    /** How far a proof is. */
    ProofRun run(String id, ProofRun.Stage stage, String sentence, @Nullable Long percent) {
        Instant now = Instant.now();
        return new ProofRun(
                shop.jvm(),
                id,
                stage,
                now.minusSeconds(2),
                now,
                sentence,
                percent,
                54L << 20,
                38L,
                1_234_567L,
                42L,
                0L,
                5L);
    }

    /** The collectors are suspected, and no proof has been made. */
    Finding suspected() {
        return finding(Verdict.SUSPECTED, FindingLife.OPEN, null, List.of());
    }

    /** They are proven. */
    Finding proven() {
        return finding(Verdict.PROVEN, FindingLife.OPEN, proof("proven", List.of()), List.of());
    }

    /** They are, but for a shutdown hook. */
    Finding excepted() {
        return finding(Verdict.EVIDENT, FindingLife.OPEN, proof("proven, except at shutdown", path()), List.of());
    }

    /** A static field leads to their queue. */
    Finding cleared() {
        return finding(Verdict.SUSPECTED, FindingLife.CLEARED, proof("alive", path()), List.of());
    }

    /** They were proven, and one went on. */
    Finding refuted() {
        return finding(
                Verdict.PROVEN,
                FindingLife.REFUTED,
                proof("proven", List.of()),
                List.of(new Finding.Evidence(HAPPENED, Instant.now())));
    }

    private Finding.Proof proof(String outcome, List<String> path) {
        return new Finding.Proof(
                Instant.now().minusSeconds(73), outcome, "this is why: " + shop.word(), 1_234_567, 31L << 20, path);
    }

    private List<String> path() {
        return List.of(
                ROOT + " → java.util.concurrent.LinkedBlockingQueue",
                ".notEmpty → java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject",
                ".firstWaiter → " + shop.word());
    }

    private Finding finding(
            Verdict verdict, FindingLife state, Finding.@Nullable Proof proof, List<Finding.Evidence> more) {
        Finding finding = shop.finding(42);
        List<Finding.Evidence> evidence = new ArrayList<>(finding.evidence());
        evidence.addAll(more);
        return new Finding(
                finding.jvm(),
                finding.signature(),
                finding.kind(),
                verdict,
                state,
                finding.count(),
                finding.firstSeen(),
                finding.lastSeen(),
                finding.title(),
                finding.advice(),
                finding.library(),
                finding.spawn(),
                finding.blocked(),
                finding.channel(),
                evidence,
                finding.tasks(),
                proof);
    }
}
