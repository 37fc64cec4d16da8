package dev.stranded.wire;

import java.time.Instant;

/**
 * The JVM exits in an orderly way, or the agent leaves it; the last line of a stream.
 *
 * @param jvm identifies this run of the JVM
 * @param at when
 * @param reason one sentence
 */
public record Goodbye(String jvm, Instant at, String reason) implements Message {
    /** The value of {@link #type()}. */
    public static final String TYPE = "goodbye";

    /** The reason where the JVM goes on and only the agent leaves it. */
    public static final String DETACHED = "Stranded was detached";

    /** Checks that the keys that must be there are. */
    public Goodbye {
        Required.key(jvm, TYPE, "jvm");
        Required.key(at, TYPE, "at");
        Required.key(reason, TYPE, "reason");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
