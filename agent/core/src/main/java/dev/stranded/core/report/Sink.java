package dev.stranded.core.report;

import java.io.IOException;
import java.util.List;

/** Where lines go. */
interface Sink {
    /**
     * Hands on some lines, each with its end, all or none; throws when it can't now.
     *
     * @param batch the lines' number, the same one when the same lines are tried again
     */
    void write(String batch, List<byte[]> lines) throws IOException;

    /**
     * Breaks off a {@link #write} that lasts for longer than this; called by other threads than the one that writes.
     */
    default void breakOff(long afterMillis) {}

    /** Gives up what it holds; nothing is written any more. */
    default void close() throws IOException {}

    /** The sink is there and has its reasons to be given nothing now. */
    final class Later extends IOException {
        private static final long serialVersionUID = 1L;

        private final int seconds;

        Later(String reason, int seconds) {
            super(reason);
            this.seconds = seconds;
        }

        /** How long it asks to be left alone. */
        int seconds() {
            return seconds;
        }
    }
}
