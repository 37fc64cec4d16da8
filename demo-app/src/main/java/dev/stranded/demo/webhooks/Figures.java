package dev.stranded.demo.webhooks;

/**
 * What was measured in one run.
 *
 * @param sent webhooks sent, however often each
 * @param completed webhooks that the API has taken, each counted once
 * @param perSecond of those, from the first sent to the last completed
 * @param catchUpPerSecond of those, after the stall and while more waited than a second's worth; 0 where that was short
 * @param peakRssBytes peak resident memory of the receiver
 * @param peakHeapBytes peak heap in use, garbage included
 * @param peakLiveTasks most tasks of the application alive at once
 * @param rejected429 requests that the API turned away
 * @param apiRequests all requests that the API answered
 * @param turnedAway how often the receiver said that it cannot take one now
 * @param medianMillis from when a webhook was due until the receiver had taken it
 * @param slowMillis the same for the slowest in a hundred
 * @param cpuNanos processor time of the receiver
 */
record Figures(
        long sent,
        long completed,
        double perSecond,
        double catchUpPerSecond,
        long peakRssBytes,
        long peakHeapBytes,
        long peakLiveTasks,
        long rejected429,
        long apiRequests,
        long turnedAway,
        double medianMillis,
        double slowMillis,
        long cpuNanos) {
    /** Of all requests to the API, the part that it turned away. */
    double rejectedPart() {
        return apiRequests == 0 ? 0 : (double) rejected429 / apiRequests;
    }
}
