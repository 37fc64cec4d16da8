package dev.stranded.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every task of a JVM, platform and virtual threads alike, grouped by what they are, where they were spawned and their
 * stacks.
 *
 * @param jvm identifies this run of the JVM
 * @param at when they were looked at
 * @param tasks how many there are
 * @param shown the stacks of so many were taken, evenly spread where that is not all
 * @param groups the one with the oldest task first
 */
public record Threads(String jvm, Instant at, long tasks, long shown, List<Group> groups) implements Answer {
    /** The value of {@link #type()}. */
    public static final String TYPE = "threads";

    /** Checks that the keys that must be there are. */
    public Threads {
        Required.key(jvm, TYPE, "jvm");
        Required.key(at, TYPE, "at");
        groups = Required.list(groups);
    }

    @Override
    public String type() {
        return TYPE;
    }

    /**
     * Tasks that are alike.
     *
     * @param count how many
     * @param virtual whether they are virtual threads
     * @param site the first application frame of the stack that spawned them, or a sentence where that is unknown
     * @param inferred true where the site was told by their class and not by a stack of their own
     * @param state a {@link Thread.State}
     * @param blocker the type of what they wait on, as {@code LockSupport} tells
     * @param stack the frames, the innermost first
     * @param oldestMillis the age of the oldest
     * @param youngestMillis the age of the youngest
     * @param older true where the oldest was there before the agent, so that it is at least that old
     * @param names of the oldest few
     * @param ids of the oldest few
     */
    public record Group(
            long count,
            boolean virtual,
            String site,
            @Nullable Boolean inferred,
            String state,
            @Nullable String blocker,
            List<String> stack,
            long oldestMillis,
            long youngestMillis,
            @Nullable Boolean older,
            List<String> names,
            List<Long> ids) {
        /** Checks that the keys that must be there are. */
        public Group {
            Required.key(site, "group", "site");
            Required.key(state, "group", "state");
            stack = Required.list(stack);
            names = Required.list(names);
            ids = Required.list(ids);
        }
    }
}
