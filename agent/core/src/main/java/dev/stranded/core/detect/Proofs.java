package dev.stranded.core.detect;

import dev.stranded.core.census.Judged;
import dev.stranded.core.census.WaitTally;
import dev.stranded.wire.Finding;
import dev.stranded.wire.JudgedTasks.Outcome;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What heap dumps said, for the wire. */
final class Proofs {
    private Proofs() {}

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

    /** What was said of tasks that something can release; null unless that is so of all that have waited long. */
    static @Nullable Judged clearing(WaitTally wait) {
        long alive = 0;
        Judged first = null;
        for (Map.Entry<Judged, Long> entry : wait.judged().entrySet()) {
            if (entry.getKey().outcome() == Outcome.ALIVE) {
                alive += entry.getValue();
                first = first == null ? entry.getKey() : first;
            }
        }
        return alive >= wait.overThreshold() ? first : null;
    }
}
