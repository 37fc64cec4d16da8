package dev.stranded.cli;

/** A command can't do what it was asked; the message is a sentence for people: why, and what helps. */
final class CannotDo extends Exception {
    private static final long serialVersionUID = 1L;

    CannotDo(String message) {
        super(message);
    }

    CannotDo(String message, Throwable cause) {
        super(message, cause);
    }
}
