package dev.stranded.core.report;

import java.io.IOException;
import java.util.List;

/** Where lines go. */
interface Sink {
    /** Hands on some lines, each with its end, all or none; throws when it can't now. */
    void write(List<byte[]> lines) throws IOException;

    /**
     * Breaks off a {@link #write} that lasts for longer than this; called by other threads than the one that writes.
     */
    default void breakOff(long afterMillis) {}

    /** Gives up what it holds; nothing is written any more. */
    default void close() throws IOException {}
}
