package dev.stranded.demo.sender;

/**
 * What is sent to a receiver and what befalls the API meanwhile. Arrivals are evenly spaced and do not depend on how
 * the receiver does.
 *
 * @param perSecond webhooks a second
 * @param seconds how long they come
 * @param stallSeconds how long the API stalls
 */
public record Load(int perSecond, int seconds, int stallSeconds) {
    private static final long NANOS_A_SECOND = 1_000_000_000;
    private static final long MILLIS_A_SECOND = 1_000;

    /** How many webhooks are sent in all. */
    public int webhooks() {
        return perSecond * seconds;
    }

    /** When the webhook of this number is due, from the start. */
    public long dueNanos(int number) {
        return number * NANOS_A_SECOND / perSecond;
    }

    /** When the API begins to stall, from the start: in the middle, but for a little more time before than after it. */
    public long stallAfterMillis() {
        return Math.max(0, seconds - stallSeconds) * MILLIS_A_SECOND * 5 / 8;
    }

    /** For how long the API stalls. */
    public long stallMillis() {
        return stallSeconds * MILLIS_A_SECOND;
    }

    /** When the API serves again, from the start. */
    public long stallOverMillis() {
        return stallAfterMillis() + stallMillis();
    }

    /** How many webhooks arrive while the API stalls. */
    public int webhooksInStall() {
        return perSecond * Math.min(seconds, stallSeconds);
    }
}
