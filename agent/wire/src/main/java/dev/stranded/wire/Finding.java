package dev.stranded.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong. It is written again whenever it changes; the last line of a signature counts.
 *
 * @param jvm identifies this run of the JVM
 * @param signature stays the same for the same bug across snapshots, restarts and hosts
 * @param kind what is wrong
 * @param verdict how sure that is
 * @param state where the finding is in its life
 * @param count how many tasks, elements for a backlog, or executors for abandoned ones
 * @param firstSeen when it was first seen in this run
 * @param lastSeen when it was last seen to hold
 * @param title one sentence that says what is wrong, in figures
 * @param advice one or two sentences that say what to change
 * @param library true when the code to blame is a library's
 * @param spawn where the tasks were spawned, or the executors made
 * @param blocked where and how they wait; its key is {@code wait}
 * @param channel what they wait on, or what grows
 * @param evidence why, a chain in time
 * @param tasks some of the tasks, longest first
 * @param proof what a heap dump said of them
 * @param ring of a deadlock, who waits for whom: each waits for the next, and the last for the first
 */
public record Finding(
        String jvm,
        String signature,
        FindingKind kind,
        Verdict verdict,
        FindingLife state,
        long count,
        Instant firstSeen,
        Instant lastSeen,
        String title,
        String advice,
        @Nullable Boolean library,
        @Nullable Site spawn,
        @JsonProperty("wait") @Nullable Wait blocked,
        @Nullable ChannelState channel,
        List<Evidence> evidence,
        List<TaskState> tasks,
        @Nullable Proof proof,
        List<Link> ring)
        implements Message {
    /** The value of {@link #type()}. */
    public static final String TYPE = "finding";

    /** One that is no ring. */
    public Finding(
            String jvm,
            String signature,
            FindingKind kind,
            Verdict verdict,
            FindingLife state,
            long count,
            Instant firstSeen,
            Instant lastSeen,
            String title,
            String advice,
            @Nullable Boolean library,
            @Nullable Site spawn,
            @Nullable Wait blocked,
            @Nullable ChannelState channel,
            List<Evidence> evidence,
            List<TaskState> tasks,
            @Nullable Proof proof) {
        this(
                jvm, signature, kind, verdict, state, count, firstSeen, lastSeen, title, advice, library, spawn,
                blocked, channel, evidence, tasks, proof, List.of());
    }

    /** Checks that the keys that must be there are. */
    public Finding {
        Required.key(jvm, TYPE, "jvm");
        Required.key(signature, TYPE, "signature");
        Required.key(kind, TYPE, "kind");
        Required.key(verdict, TYPE, "verdict");
        Required.key(state, TYPE, "state");
        Required.key(firstSeen, TYPE, "firstSeen");
        Required.key(lastSeen, TYPE, "lastSeen");
        Required.key(title, TYPE, "title");
        Required.key(advice, TYPE, "advice");
        evidence = Required.list(evidence);
        tasks = Required.list(tasks);
        ring = Required.list(ring);
    }

    @Override
    public String type() {
        return TYPE;
    }

    /**
     * A place in code and how it was reached.
     *
     * @param site the first application frame
     * @param stack all frames, innermost first
     * @param application positions in {@code stack} of the application's own frames
     * @param inferred true when the stack is another task's of the same class
     */
    public record Site(
            String site,
            List<String> stack,
            List<Integer> application,
            @Nullable Boolean inferred) {
        /** Checks that the keys that must be there are. */
        public Site {
            Required.key(site, "site", "site");
            stack = Required.list(stack);
            application = Required.list(application);
        }
    }

    /**
     * How the tasks wait.
     *
     * @param site the first application frame
     * @param stack all frames of one of them, innermost first
     * @param application positions in {@code stack} of the application's own frames
     * @param operation such as take, put, acquire
     * @param timed whether the wait ends by itself
     * @param longestMillis how long the longest has waited
     */
    public record Wait(
            String site,
            List<String> stack,
            List<Integer> application,
            String operation,
            boolean timed,
            long longestMillis) {
        /** Checks that the keys that must be there are. */
        public Wait {
            Required.key(site, "wait", "site");
            stack = Required.list(stack);
            application = Required.list(application);
            Required.key(operation, "wait", "operation");
        }
    }

    /**
     * One link of the chain.
     *
     * @param fact one sentence
     * @param at when it happened or was seen
     */
    public record Evidence(String fact, @Nullable Instant at) {
        /** Checks that the keys that must be there are. */
        public Evidence {
            Required.key(fact, "evidence", "fact");
        }
    }

    /**
     * What a heap dump said.
     *
     * @param at when it was made
     * @param outcome in words: proven, proven but for something, suspected, alive
     * @param reason one sentence
     * @param objects how many objects were searched
     * @param retainedBytes what is kept by the tasks and by nothing that goes on
     * @param path what leads from a root to what can release them, a line for each object; empty where there is nothing
     */
    public record Proof(
            Instant at,
            String outcome,
            String reason,
            long objects,
            @Nullable Long retainedBytes,
            List<String> path) {
        /** Checks that the keys that must be there are. */
        public Proof {
            Required.key(at, "proof", "at");
            Required.key(outcome, "proof", "outcome");
            Required.key(reason, "proof", "reason");
            path = Required.list(path);
        }
    }

    /**
     * One of the tasks.
     *
     * @param id the thread's id
     * @param name the thread's name, empty for most virtual threads
     * @param virtual whether it is a virtual thread
     * @param sinceMillis how long it has waited, or lived
     */
    public record TaskState(long id, String name, boolean virtual, long sinceMillis) {
        /** Checks that the keys that must be there are. */
        public TaskState {
            Required.key(name, "task", "name");
        }
    }

    /**
     * One task of a ring, or a worker of a pool that waits for what stands in the pool's own queue.
     *
     * @param task that waits
     * @param spawn where it was spawned
     * @param site where it waits
     * @param operation such as lock, join, get
     * @param what it waits for, in words
     * @param reason what that is: lock, read-write-lock, end, or queue where it stands in the pool's own
     * @param holder the id of the thread that it waits for; absent where none is
     */
    public record Link(
            TaskState task,
            String spawn,
            String site,
            String operation,
            String what,
            String reason,
            @Nullable Long holder) {
        /** Checks that the keys that must be there are. */
        public Link {
            Required.key(task, "link", "task");
            Required.key(spawn, "link", "spawn");
            Required.key(site, "link", "site");
            Required.key(operation, "link", "operation");
            Required.key(what, "link", "what");
            Required.key(reason, "link", "reason");
        }
    }
}
