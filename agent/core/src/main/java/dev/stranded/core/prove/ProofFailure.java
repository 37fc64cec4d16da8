package dev.stranded.core.prove;

/** A proof does not come to an end; the message is a sentence for people, with the cure. */
public final class ProofFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says why, with the cure. */
    public ProofFailure(String sentence) {
        super(sentence);
    }

    ProofFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
