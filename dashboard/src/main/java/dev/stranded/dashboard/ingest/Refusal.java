package dev.stranded.dashboard.ingest;

/** A batch is not taken in; the message is a sentence for who sent it. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    static final int BAD_REQUEST = 400;
    static final int TOO_LARGE = 413;
    static final int UNSUPPORTED = 415;

    private final int status;

    Refusal(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    int status() {
        return status;
    }
}
