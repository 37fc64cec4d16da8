package dev.stranded.dashboard.ingest;

/** A batch is not taken in, or not now; the message is a sentence for who sent it. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    static final int BAD_REQUEST = 400;
    static final int TOO_LARGE = 413;
    static final int UNSUPPORTED = 415;
    static final int TOO_MANY = 429;
    static final int UNAVAILABLE = 503;

    private final int status;
    private final int retryAfterSeconds;

    Refusal(int status, String sentence) {
        this(status, sentence, 0);
    }

    private Refusal(int status, String sentence, int retryAfterSeconds) {
        super(sentence);
        this.status = status;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** The same batch is welcome after so many seconds. */
    static Refusal later(int status, String sentence, int seconds) {
        return new Refusal(status, sentence, seconds);
    }

    int status() {
        return status;
    }

    /** 0 where it would be refused again. */
    int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
