package dev.stranded.dashboard.access;

/** The tokens file can't be used; the message is a sentence for the user, without its full stop. */
public final class TokenFailure extends Exception {
    private static final long serialVersionUID = 1L;

    TokenFailure(String sentence) {
        super(sentence);
    }
}
