package dev.stranded.core.detect;

import dev.stranded.wire.ChannelState;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.FindingLife;
import dev.stranded.wire.Verdict;
import java.util.List;
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
        List<Finding.TaskState> tasks) {}
