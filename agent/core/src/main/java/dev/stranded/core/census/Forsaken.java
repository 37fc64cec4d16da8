package dev.stranded.core.census;

import dev.stranded.bootstrap.Owner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tasks of one spawn site that wait at one place and that nobody who is known to live can release, at one look. */
public final class Forsaken {
    private static final int MOST_EXAMPLES = 10;

    private final List<WaitTally.Example> examples = new ArrayList<>();
    private final Set<Long> ids = new HashSet<>();
    private long atLocksOfEnded;
    private boolean othersEnded;
    private @Nullable EndedSide otherSide;
    private long ownerOverSinceNanos;
    private @Nullable SpawnSite owner;
    private @Nullable String ownerEndedBy;
    private long othersFailed;
    private @Nullable String othersFailedBy;

    /** How many. */
    public long tasks() {
        return ids.size();
    }

    /** Of those, the ones that wait for a lock whose holder ended without giving it back. */
    public long atLocksOfEnded() {
        return atLocksOfEnded;
    }

    /** Whether their owners spawned others, too, that have ended. */
    public boolean othersEnded() {
        return othersEnded;
    }

    /** Where the first of the families began that is over but for those who wait; null for locks of ended tasks. */
    public @Nullable SpawnSite owner() {
        return owner;
    }

    /** For how long that family's first task has been over, at least; 0 if it waits itself. */
    public long ownerOverMillis() {
        return ownerOverSinceNanos == 0 ? 0 : (System.nanoTime() - ownerOverSinceNanos) / 1_000_000;
    }

    /** The other side of the queue at which they wait, where all that were at it have ended; null: another reason. */
    public @Nullable EndedSide otherSide() {
        return otherSide;
    }

    /** The class of the exception that ended that task; null where none is known. */
    public @Nullable String ownerEndedBy() {
        return ownerEndedBy;
    }

    /** How many of the threads that one and the same task spawned were ended by an exception. */
    public long othersFailed() {
        return othersFailed;
    }

    /** The class of the last such exception. */
    public @Nullable String othersFailedBy() {
        return othersFailedBy;
    }

    /** Some of them. */
    public List<WaitTally.Example> examples() {
        return List.copyOf(examples);
    }

    void count(WaitTally.Example task) {
        if (ids.add(task.id()) && examples.size() < MOST_EXAMPLES) {
            examples.add(task);
        }
    }

    void otherSide(EndedSide ended) {
        otherSide = ended;
    }

    void countLockOfEnded() {
        atLocksOfEnded++;
    }

    void failures(Owner spawner) {
        if (spawner.failed > othersFailed) {
            othersFailed = spawner.failed;
            othersFailedBy = spawner.failedBy;
        }
    }

    void family(SpawnSite site, Owner first, boolean othersOfItEnded) {
        if (owner == null) {
            owner = site;
            ownerOverSinceNanos = first.overSinceNanos;
            ownerEndedBy = first.endedBy;
        }
        othersEnded |= othersOfItEnded;
    }
}
