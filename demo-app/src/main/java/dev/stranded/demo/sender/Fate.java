package dev.stranded.demo.sender;

/** What the sender knows of one webhook. */
public enum Fate {
    /** Its time had not come. */
    NOT_DUE('.'),
    /** Sent, or about to be, and never answered: the receiver has ended. */
    UNANSWERED('?'),
    /** Answered, last, that it cannot be taken now. */
    REJECTED('-'),
    /** Answered that it has been taken. */
    ACKNOWLEDGED('+');

    private final byte code;

    Fate(char code) {
        this.code = (byte) code;
    }

    /** As one byte of a ledger. */
    public byte code() {
        return code;
    }

    /** What a byte of a ledger stands for. */
    public static Fate of(byte code) {
        return switch (code) {
            case '.' -> NOT_DUE;
            case '?' -> UNANSWERED;
            case '-' -> REJECTED;
            case '+' -> ACKNOWLEDGED;
            default -> throw new IllegalArgumentException("no fate has the code " + code);
        };
    }
}
