package dev.stranded.proof;

/** The command can't say what is proven; the message is a sentence for people: why, and what helps. */
public final class ProveFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says why in one sentence. */
    public ProveFailure(String message) {
        super(message);
    }

    /** Says why in one sentence, and what it came from. */
    public ProveFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
