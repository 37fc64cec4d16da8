package dev.stranded.cli.mailbox;

/** An agent can't be asked, or can't do what was asked; the message is a sentence for people: why, and what helps. */
public class NoReply extends Exception {
    private static final long serialVersionUID = 1L;

    NoReply(String message) {
        super(message);
    }

    NoReply(String message, Throwable cause) {
        super(message, cause);
    }
}
