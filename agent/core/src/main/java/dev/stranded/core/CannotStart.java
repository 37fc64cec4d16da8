package dev.stranded.core;

/** The agent does not start; the message is what it says of itself, and tells what helps. */
final class CannotStart extends Exception {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    CannotStart(String sentence) {
        super(sentence, null, false, false);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
