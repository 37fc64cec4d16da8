package dev.stranded.core.census;

import dev.stranded.bootstrap.TaskRecord;
import dev.stranded.bootstrap.VirtualTask;
import dev.stranded.bootstrap.Witness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Notices virtual threads that are collected as garbage before they end. */
final class Witnesses {
    private static final int MOST = 100_000;

    private final List<Witness> witnesses = new ArrayList<>();

    /** A task waits untimed, as it did at the look before if {@code still}. */
    void waiting(TaskRecord record, SpawnSite spawn, boolean still) {
        if (!(record instanceof VirtualTask task)) {
            return;
        }
        Witness witness = task.witness;
        if (witness != null) {
            witness.reliable = true;
            witness.spawn = spawn;
            witness.blockedAt = task.waitSite;
        } else if (still && witnesses.size() < MOST) {
            witnesses.add(new Witness(task));
        }
    }

    /** A task runs, or waits in a way that ends by itself. */
    void goesOn(TaskRecord record) {
        if (record instanceof VirtualTask task && task.witness != null) {
            task.witness.blockedAt = null;
        }
    }

    /** Those collected since the last call. */
    List<Collected> collected() {
        Map<Place, Long> counts = new HashMap<>();
        witnesses.removeIf(witness -> {
            boolean over = witness.isOver();
            if (over
                    && witness.wasCollected()
                    && witness.spawn instanceof SpawnSite spawn
                    && witness.blockedAt instanceof WaitSite site) {
                counts.merge(new Place(spawn, site), 1L, Long::sum);
            }
            return over;
        });
        List<Collected> collected = new ArrayList<>();
        counts.forEach((place, count) -> collected.add(new Collected(place.spawn, place.blocked, count)));
        return collected;
    }

    private record Place(SpawnSite spawn, WaitSite blocked) {}
}
