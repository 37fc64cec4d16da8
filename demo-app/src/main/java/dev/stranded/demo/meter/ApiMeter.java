package dev.stranded.demo.meter;

/**
 * What the external API has done so far in a run.
 *
 * @param completed different webhooks taken
 * @param rejected429 requests turned away because there were too many
 * @param failed requests answered 503
 * @param waiting requests that wait for their answer now
 * @param medianMillis latency of the answers since the last line, all answers alike; 0 where there were none
 * @param slowMillis of those, that of the slowest in a hundred
 * @param lastCompletedMillis when the last webhook was taken, from the start of the run
 */
public record ApiMeter(
        long completed,
        long rejected429,
        long failed,
        long waiting,
        double medianMillis,
        double slowMillis,
        long lastCompletedMillis) {
    /** Nothing yet. */
    public static final ApiMeter ZERO = new ApiMeter(0, 0, 0, 0, 0, 0, 0);
}
