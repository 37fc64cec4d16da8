package dev.stranded.core.detect;

import dev.stranded.core.census.Judged;
import dev.stranded.core.census.WaitTally;
import dev.stranded.wire.Finding;
import dev.stranded.wire.JudgedTasks.Outcome;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What heap dumps said, for the wire. */
public final class Proofs {
    private Proofs() {}

    /** The path to what can release tasks that wait there, a line for each object; null where no dump has shown one. */
    public static @Nullable String releasing(WaitTally wait) {
        Judged clearing = clearing(wait);
        return clearing == null ? null : String.join("\n", clearing.said().path());
    }

    /** What was said of tasks that keep so many bytes. */
    static Finding.Proof of(Judged judged, long retainedBytes) {
        return new Finding.Proof(
                judged.at(),
                judged.said().words(),
                judged.said().reason(),
                judged.objects(),
                retainedBytes,
                judged.said().path());
    }

    /** That a dump said so; what it said in full stands beside it. */
    static Finding.Evidence evidence(Judged judged) {
        return new Finding.Evidence("judged by a heap dump: " + judged.said().words(), judged.at());
    }

    /**
     * What was said of tasks that something can release, with the path to it; null if not all are so that were judged.
     */
    static @Nullable Judged clearing(WaitTally wait) {
        Judged first = null;
        for (Judged judged : wait.judged().keySet()) {
            if (!isCleared(judged)) {
                return null;
            }
            first = first == null ? judged : first;
        }
        return first;
    }

    /** How many something can release. */
    static long cleared(WaitTally wait) {
        long tasks = 0;
        for (Map.Entry<Judged, Long> entry : wait.judged().entrySet()) {
            tasks += isCleared(entry.getKey()) ? entry.getValue() : 0;
        }
        return tasks;
    }

    private static boolean isCleared(Judged judged) {
        return judged.outcome() == Outcome.ALIVE && !judged.said().path().isEmpty();
    }
}
