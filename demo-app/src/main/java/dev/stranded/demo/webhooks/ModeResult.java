package dev.stranded.demo.webhooks;

import dev.stranded.demo.watched.SeenFinding;
import java.util.List;

/**
 * How one receiver did.
 *
 * @param mode which receiver
 * @param outcome how it ended
 * @param figures what was measured
 * @param accounts what became of every webhook
 * @param samples how it went
 * @param findings what Stranded found and did not take back
 */
record ModeResult(
        Mode mode,
        Outcome outcome,
        Figures figures,
        Accounts accounts,
        List<Sample> samples,
        List<SeenFinding> findings) {}
