package dev.stranded.wire;

import java.util.List;

/**
 * The agent has left the JVM.
 *
 * @param jvm identifies this run of the JVM
 * @param restored the classes whose code is again what it was before
 * @param refused the classes that the JVM did not let the agent restore; what is left in them does nothing
 */
public record Detached(String jvm, List<String> restored, List<String> refused) implements Answer {
    /** The value of {@link #type()}. */
    public static final String TYPE = "detached";

    /** Checks that the keys that must be there are. */
    public Detached {
        Required.key(jvm, TYPE, "jvm");
        restored = Required.list(restored);
        refused = Required.list(refused);
    }

    @Override
    public String type() {
        return TYPE;
    }
}
