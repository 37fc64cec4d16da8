package dev.stranded.dashboard.access;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a token is for. */
public enum Role {
    /** Writes: posts what it finds in its JVM, and reads nothing. */
    AGENT,
    /** Reads: all pages and figures. */
    VIEWER,
    /** Reads and acts: mutes, asks for proofs, sets alerts. */
    OPERATOR;

    /** Whether who has this role may do what is for another. */
    public boolean covers(Role other) {
        return this == other || (this == OPERATOR && other == VIEWER);
    }

    /** The role of that name; null where there is none. */
    static @Nullable Role named(String name) {
        for (Role role : values()) {
            if (role.toString().equals(name)) {
                return role;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
