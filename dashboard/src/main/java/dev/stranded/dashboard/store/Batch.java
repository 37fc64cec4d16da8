package dev.stranded.dashboard.store;

import dev.stranded.wire.Finding;
import dev.stranded.wire.Goodbye;
import dev.stranded.wire.Hello;
import dev.stranded.wire.ProofRun;
import dev.stranded.wire.Snapshot;
import dev.stranded.wire.Threads;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one JVM posted at once, checked and ready to be stored as a whole.
 *
 * @param hello who posts
 * @param samples what charts keep of its snapshots
 * @param latest the newest of its snapshots
 * @param findings in the order of their lines
 * @param proofs in the order of their lines
 * @param threads looks at every task
 * @param goodbye when the JVM exits
 * @param lines how many of its lines are stored
 * @param passedOver how many are of a type that is not known here
 */
public record Batch(
        Hello hello,
        List<Sample> samples,
        @Nullable Line<Snapshot> latest,
        List<Line<Finding>> findings,
        List<Line<ProofRun>> proofs,
        List<Line<Threads>> threads,
        @Nullable Goodbye goodbye,
        int lines,
        int passedOver) {}
