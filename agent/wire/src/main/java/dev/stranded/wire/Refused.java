package dev.stranded.wire;

/**
 * The agent can't do what was asked.
 *
 * @param message one sentence, with what helps
 */
public record Refused(String message) implements Answer {
    /** The value of {@link #type()}. */
    public static final String TYPE = "error";

    /** Checks that the keys that must be there are. */
    public Refused {
        Required.key(message, TYPE, "message");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
