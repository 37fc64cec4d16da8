package dev.stranded.proof.attach;

import java.io.IOException;

/** Another JVM can't be asked; the message is a sentence for people: why, and what helps. */
public final class AttachFailure extends IOException {
    private static final long serialVersionUID = 1L;

    AttachFailure(String message) {
        super(message);
    }

    AttachFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
