package dev.stranded.demo;

/** Why the demo cannot go on: one sentence that says what happened and what to do. */
public final class CannotRun extends Exception {
    private static final long serialVersionUID = 1;

    /** Says why. */
    public CannotRun(String sentence) {
        super(sentence);
    }

    /** Says why, and what lies behind it. */
    public CannotRun(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
