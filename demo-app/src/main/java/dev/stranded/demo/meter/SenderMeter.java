package dev.stranded.demo.meter;

/**
 * What the sender has done so far in a run.
 *
 * @param due webhooks whose time has come, however often each has been sent
 * @param acknowledged of those, taken by the receiver
 * @param turnedAway how often the receiver has said that it cannot take one now
 * @param medianMillis from when a webhook was due until the receiver took it
 * @param slowMillis the same for the slowest in a hundred
 * @param slowestMillis the same for the slowest of all
 */
public record SenderMeter(
        long due, long acknowledged, long turnedAway, double medianMillis, double slowMillis, double slowestMillis) {
    /** Nothing yet. */
    public static final SenderMeter ZERO = new SenderMeter(0, 0, 0, 0, 0, 0);
}
