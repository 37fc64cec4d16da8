package dev.stranded.demo.sender;

/** What the sender knows of one webhook. */
public enum Fate {
    /** Its time had not come. */
    NOT_DUE,
    /** Sent, or about to be, and never answered: the receiver has ended. */
    UNANSWERED,
    /** Answered, last, that it cannot be taken now. */
    REJECTED,
    /** Answered that it has been taken. */
    ACKNOWLEDGED;

    private static final Fate[] ALL = values();

    /** As one byte of a ledger. */
    byte code() {
        return (byte) ordinal();
    }

    /** What a byte of a ledger stands for. */
    public static Fate of(byte code) {
        return ALL[code];
    }
}
