package dev.stranded.wire;

import org.jspecify.annotations.Nullable;

/**
 * Whether a hook is in place.
 *
 * @param name what it follows
 * @param live whether the probe saw it fire
 * @param lost what the user loses, when it is not live
 */
public record HookState(String name, boolean live, @Nullable String lost) {
    /** Checks that the keys that must be there are. */
    public HookState {
        Required.key(name, "hook", "name");
    }
}
