package dev.stranded.demo.webhooks;

/**
 * One look at a run.
 *
 * @param seconds since it began
 * @param rssBytes resident memory of the receiver
 * @param liveTasks of the receiver
 * @param queued webhooks in the receiver's own queue
 * @param due webhooks whose time has come
 * @param completed of those, taken by the API
 * @param rejected429 requests that the API has turned away so far
 * @param apiMedianMillis latency of the API's latest answers
 * @param apiSlowMillis of those, that of the slowest in a hundred
 */
record Sample(
        double seconds,
        long rssBytes,
        long liveTasks,
        long queued,
        long due,
        long completed,
        long rejected429,
        double apiMedianMillis,
        double apiSlowMillis) {}
