package dev.stranded.core.census;

import dev.stranded.core.census.WaitRing.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds who owns the monitors that virtual threads wait for, among those that wait as well: no other can be part of a
 * ring. Up to JDK 24 nobody tells.
 */
final class MonitorOwners {
    /** So many threads at most are asked for their monitors at a look. */
    private static final int MOST_ASKED = 256;

    /** Those that wait for a monitor whose owner is not known yet. */
    private final List<Waiting> entering = new ArrayList<>();

    /** Virtual threads that wait for something else, and may hold such a monitor; some of them. */
    private final List<Waiting> elsewhere = new ArrayList<>();

    private final IdentityHashMap<Object, Long> owners = new IdentityHashMap<>();
    private int asked;

    void clear() {
        entering.clear();
        elsewhere.clear();
        owners.clear();
        asked = 0;
    }

    /** Takes in one that waits for a monitor, whose owner the JVM does not tell. */
    void enters(Waiting one) {
        entering.add(one);
    }

    /** Takes in one that may hold a monitor. */
    void mayHold(Waiting one) {
        if (Jdk.virtual(one.thread()) && !one.entersMonitor() && elsewhere.size() < MOST_ASKED) {
            elsewhere.add(one);
        }
    }

    /**
     * Who waits for the monitor of whom.
     *
     * @param known the edges that are known already, by the ids of the threads that wait
     * @param waitsLong whether it waits long enough to be asked
     */
    List<WaitEdge> find(Map<Long, WaitEdge> known, Predicate<Waiting> waitsLong) {
        entering.removeIf(waitsLong.negate());
        if (entering.isEmpty() || !VirtualMonitors.areKnown()) {
            return List.of();
        }
        Set<Long> others = known.keySet();
        elsewhere.removeIf(one -> others.contains(Jdk.id(one.thread())) || !waitsLong.test(one));
        return find(known.values());
    }

    private List<WaitEdge> find(Collection<WaitEdge> known) {
        known.forEach(edge -> ask(edge.one()));
        List<Waiting> waiting = new ArrayList<>();
        List<Object> awaited = new ArrayList<>();
        for (Waiting one : entering) {
            Object monitor = ask(one);
            if (monitor != null) {
                waiting.add(one);
                awaited.add(monitor);
            }
        }
        elsewhere.forEach(this::ask);
        List<WaitEdge> found = new ArrayList<>();
        for (int i = 0; i < waiting.size(); i++) {
            Long owner = owners.get(awaited.get(i));
            if (owner != null && owner != Jdk.id(waiting.get(i).thread())) {
                String type = awaited.get(i).getClass().getName();
                found.add(new WaitEdge(
                        waiting.get(i), owner, Reason.LOCK, "the monitor of a " + type + " that %s holds"));
            }
        }
        return found;
    }

    /** Learns which monitors one owns, and returns the one that it waits for, if any. */
    private @Nullable Object ask(Waiting one) {
        VirtualMonitors.Held held = asked++ < MOST_ASKED ? VirtualMonitors.of(one.thread()) : null;
        if (held == null) {
            return null;
        }
        for (Object monitor : held.owned()) {
            owners.put(monitor, Jdk.id(one.thread()));
        }
        return held.awaited();
    }
}
