package dev.stranded.wire;

import java.util.List;

/**
 * The agent has been attached to a running JVM and watches it.
 *
 * @param said what it says on the JVM's standard error, a line each
 */
public record Attached(List<String> said) implements Answer {
    /** The value of {@link #type()}. */
    public static final String TYPE = "attached";

    /** Makes an absent list empty. */
    public Attached {
        said = Required.list(said);
    }

    @Override
    public String type() {
        return TYPE;
    }
}
