package dev.stranded.wire;

import org.jspecify.annotations.Nullable;

/**
 * Whether a hook is in place.
 *
 * @param name what it follows
 * @param live whether it is in place and, where the probe could try it, was seen to fire
 * @param lost what the user loses, when it is not live
 * @param cause why it is not live; absent where it is, or where that is not told
 * @param faults exceptions that hooks swallowed which follow this; absent for none
 */
public record HookState(
        String name,
        boolean live,
        @Nullable String lost,
        @Nullable String cause,
        @Nullable Long faults) {
    /** Checks that the keys that must be there are. */
    public HookState {
        Required.key(name, "hook", "name");
    }
}
