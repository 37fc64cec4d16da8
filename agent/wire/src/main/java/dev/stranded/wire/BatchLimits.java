package dev.stranded.wire;

/**
 * What a dashboard takes in one batch. It refuses one that is beyond, all of it, and takes one that it knows by its id
 * as taken already.
 */
public final class BatchLimits {
    /** The longest line, its end not counted. */
    public static final int LONGEST_LINE_BYTES = 1 << 20;

    /** The most lines, the hello among them. */
    public static final int MOST_LINES = 10_000;

    /** The most bytes, uncompressed. */
    public static final int MOST_BYTES = 32 << 20;

    /** The most bytes of the body of a post that is compressed. */
    public static final int MOST_COMPRESSED_BYTES = 8 << 20;

    /** The header of a post that bears the batch's id; a batch may have none. */
    public static final String ID_HEADER = "Idempotency-Key";

    /** The longest id of a batch: letters, digits, dots, dashes and underscores. */
    public static final int LONGEST_ID = 64;

    private BatchLimits() {}
}
