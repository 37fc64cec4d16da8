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

    /** Something points to where no byte is. */
    static HprofException beyondEnd(IndexOutOfBoundsException e) {
        return new HprofException("the dump is damaged: something in it points beyond the file's end", e);
    }

    /** A mapped byte is not there any more. */
    static HprofException lost(InternalError e) {
        return new HprofException("the file became shorter, or its disk failed, while it was read", e);
    }
}
