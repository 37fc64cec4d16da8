package dev.stranded.dashboard.store;

/** The store can't do what was asked; its message is a sentence for the user. */
public final class StoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why a store fails. */
    public enum Reason {
        /** No room on the disk, or the store's own bound is reached. */
        FULL,
        /** More JVMs report than it keeps. */
        TOO_MANY_JVMS,
        /** It can't be reached now, or has too much to do. */
        BUSY,
        /** Something else. */
        BROKEN
    }

    private final Reason reason;
    private final String sentence;

    StoreFailure(Reason reason, String sentence, Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
        this.sentence = sentence;
    }

    StoreFailure(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
        this.sentence = sentence;
    }

    /** What happened, where, and the cure. */
    public String sentence() {
        return sentence;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
