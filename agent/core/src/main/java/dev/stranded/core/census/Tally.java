package dev.stranded.core.census;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tasks of one spawn site at one look. */
public final class Tally {
    private final SpawnSite site;
    private final Map<WaitKey, WaitTally> waits = new HashMap<>();
    private long live;
    private long waiting;
    private long bounded;

    Tally(SpawnSite site) {
        this.site = site;
    }

    /** Where they are spawned. */
    public SpawnSite site() {
        return site;
    }

    /** Tasks alive. */
    public long live() {
        return live;
    }

    /** Of those, blocked. */
    public long waiting() {
        return waiting;
    }

    /** The blocked ones by where and how they wait. */
    public Collection<WaitTally> waits() {
        return waits.values();
    }

    /** Whether all of them run in executors that can't have more than so many workers. */
    public boolean bounded() {
        return live > 0 && bounded == live;
    }

    void countLive() {
        live++;
    }

    void countBounded() {
        bounded++;
    }

    WaitTally countWaiting(@Nullable WaitSite wait, boolean timed) {
        waiting++;
        return waits.computeIfAbsent(new WaitKey(wait, timed), key -> new WaitTally(site, wait, timed));
    }

    private record WaitKey(@Nullable WaitSite at, boolean timed) {}
}
