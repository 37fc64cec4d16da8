package dev.stranded.core.census;

import dev.stranded.bootstrap.Owner;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tasks that have outlived the ones that spawned them, at one look. */
public final class Orphans {
    private static final int MOST_OWNERS = 1_000;

    private final Set<Owner> owners = Collections.newSetFromMap(new IdentityHashMap<>());
    private long tasks;
    private long longestMillis;
    private @Nullable SpawnSite ownerSite;
    private @Nullable String endedBy;

    /** How many. */
    public long tasks() {
        return tasks;
    }

    /** By how many owners they were spawned. */
    public int owners() {
        return owners.size();
    }

    /** By how long the first has outlived its owner, as far as was seen. */
    public long longestMillis() {
        return longestMillis;
    }

    /** Where the owner that ended first was spawned. */
    public @Nullable SpawnSite ownerSite() {
        return ownerSite;
    }

    /** The class of the exception that ended that one; null where none is known. */
    public @Nullable String endedBy() {
        return endedBy;
    }

    void count(Owner owner, long overMillis) {
        tasks++;
        if (owners.size() < MOST_OWNERS) {
            owners.add(owner);
        }
        if (overMillis >= longestMillis && Remembered.in(owner.origin) instanceof SpawnSite site) {
            longestMillis = overMillis;
            ownerSite = site;
            endedBy = owner.endedBy;
        }
    }

    /** Adds those of another wait site. */
    public void add(Orphans others) {
        tasks += others.tasks;
        owners.addAll(others.owners);
        if (others.longestMillis >= longestMillis) {
            longestMillis = others.longestMillis;
            ownerSite = others.ownerSite;
            endedBy = others.endedBy;
        }
    }
}
