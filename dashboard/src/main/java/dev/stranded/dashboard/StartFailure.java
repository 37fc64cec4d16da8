package dev.stranded.dashboard;

/** The dashboard can't start; its message is a sentence for the user. */
final class StartFailure extends Exception {
    private static final long serialVersionUID = 1L;

    StartFailure(String sentence) {
        super(sentence);
    }
}
