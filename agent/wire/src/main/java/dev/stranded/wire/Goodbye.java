package dev.stranded.wire;

import java.time.Instant;

/**
 * The JVM exits in an orderly way; the last line of a stream.
 *
 * @param jvm identifies this run of the JVM
 * @param at when
 * @param reason one sentence
 */
public record Goodbye(String jvm, Instant at, String reason) implements Message {
    /** The value of {@link #type()}. */
    public static final String TYPE = "goodbye";

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
