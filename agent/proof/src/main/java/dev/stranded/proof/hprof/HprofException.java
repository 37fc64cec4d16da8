package dev.stranded.proof.hprof;

import java.io.IOException;

/** A heap dump cannot be read; the message is a sentence for people that says why. */
public final class HprofException extends IOException {
    /** Says why in one sentence. */
    public HprofException(String message) {
        super(message);
    }

    /** Says why in one sentence, and what it came from. */
    public HprofException(String message, Throwable cause) {
        super(message, cause);
    }
}
