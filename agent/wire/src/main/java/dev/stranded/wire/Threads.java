package dev.stranded.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every task of a JVM, platform and virtual threads alike, grouped by what they are, where they were spawned and their
 * stacks. Who asks on the JVM's own host is answered by it, and a dashboard that asks is told it.
 *
 * @param jvm identifies this run of the JVM
 * @param at when they were looked at
 * @param tasks how many there are
 * @param shown the stacks of so many were taken; where that is not all, evenly spread over those of each spawn site
 * @param groups the one with the oldest task first; where not all have room, the largest
 * @param spawns who spawned them, by spawn site
 * @param sites how their spawn sites were reached, as far as there is room
 */
public record Threads(
        String jvm, Instant at, long tasks, long shown, List<Group> groups, List<Spawn> spawns, List<Site> sites)
        implements Answer, Message {
    /** The value of {@link #type()}. */
    public static final String TYPE = "threads";

    /** Checks that the keys that must be there are. */
    public Threads {
        Required.key(jvm, TYPE, "jvm");
        Required.key(at, TYPE, "at");
        groups = Required.list(groups);
        spawns = Required.list(spawns);
        sites = Required.list(sites);
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
     * @param form what the tasks are
     * @param application positions in {@code stack} of the application's own frames
     * @param blocked where and how they wait, where they do; its key is {@code wait}
     * @param members the oldest few, one by one
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
            List<Long> ids,
            @Nullable TaskForm form,
            List<Integer> application,
            @JsonProperty("wait") @Nullable WaitState blocked,
            List<Member> members) {
        /** Checks that the keys that must be there are. */
        public Group {
            Required.key(site, "group", "site");
            Required.key(state, "group", "state");
            stack = Required.list(stack);
            names = Required.list(names);
            ids = Required.list(ids);
            application = Required.list(application);
            members = Required.list(members);
        }
    }

    /**
     * One task of a group.
     *
     * @param id the thread's id
     * @param name the thread's name, empty for most virtual threads
     * @param ageMillis how long it has been there at least
     * @param waitedMillis how long it has been seen in its present wait; absent where it does not wait
     * @param owner the task that spawned it, where that is known
     */
    public record Member(
            long id,
            String name,
            long ageMillis,
            @Nullable Long waitedMillis,
            @Nullable Owner owner) {
        /** Checks that the keys that must be there are. */
        public Member {
            Required.key(name, "member", "name");
        }
    }

    /**
     * A task that has spawned others.
     *
     * @param id its thread's id; absent where it is over
     * @param name its thread's name; absent where it is over
     * @param site where it was spawned itself
     * @param over whether it has ended
     */
    public record Owner(@Nullable Long id, @Nullable String name, String site, boolean over) {
        /** Checks that the keys that must be there are. */
        public Owner {
            Required.key(site, "owner", "site");
        }
    }

    /**
     * That tasks of one spawn site were spawned by tasks of another.
     *
     * @param by where their owners were spawned; absent where that is not known
     * @param site where they were spawned
     * @param form what they are
     * @param live how many of them live
     * @param over how many have ended and have themselves spawned tasks that live
     */
    public record Spawn(@Nullable String by, String site, TaskForm form, long live, long over) {
        /** Checks that the keys that must be there are. */
        public Spawn {
            Required.key(site, "spawn", "site");
            Required.key(form, "spawn", "form");
        }
    }

    /**
     * How a spawn site was reached.
     *
     * @param site the first application frame
     * @param stack all frames, innermost first
     * @param application positions in {@code stack} of the application's own frames
     */
    public record Site(String site, List<String> stack, List<Integer> application) {
        /** Checks that the keys that must be there are. */
        public Site {
            Required.key(site, "site", "site");
            stack = Required.list(stack);
            application = Required.list(application);
        }
    }
}
