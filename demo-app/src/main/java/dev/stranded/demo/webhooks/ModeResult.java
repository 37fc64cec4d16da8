package dev.stranded.demo.webhooks;

import dev.stranded.demo.watched.SeenFinding;
import java.util.List;

/**
 * How one receiver did.
 *
 * @param mode which receiver
 * @param sent webhooks sent, however often each
 * @param completed webhooks that reached the API, each counted once
 * @param perSecond of those, from the first sent to the last completed
 * @param turnedAway how often the receiver said that it could not take one now
 * @param peakRssBytes peak resident memory of the process
 * @param peakHeapBytes peak heap in use, garbage included
 * @param peakLiveTasks most threads of the application alive at once
 * @param outcome how it ended, in words
 * @param findings what the agent found
 */
record ModeResult(
        Mode mode,
        long sent,
        long completed,
        double perSecond,
        long turnedAway,
        long peakRssBytes,
        long peakHeapBytes,
        long peakLiveTasks,
        String outcome,
        List<SeenFinding> findings) {}
