package dev.stranded.core.census;

import dev.stranded.bootstrap.Circuit;
import dev.stranded.bootstrap.TaskKind;
import dev.stranded.bootstrap.TaskRecord;
import dev.stranded.bootstrap.Tasks;
import dev.stranded.bootstrap.VirtualTask;
import dev.stranded.bootstrap.Witness;
import dev.stranded.wire.TaskForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Notices virtual threads that are collected as garbage before they end. */
final class Witnesses {
    private static final int MOST_MADE_HERE = 100_000;
    private static final int MOST = 2_000_000;
    private static final NamedStack FORGOTTEN = NamedStack.unknown("spawn site unknown: of an agent that is gone");

    private final SpawnSites spawnSites;
    private final WaitSite unseen;
    private final List<Witness> witnesses = new ArrayList<>();
    private final Gap ends = new Gap(Circuit.VIRTUAL_THREADS);

    Witnesses(SpawnSites spawnSites) {
        this.spawnSites = spawnSites;
        this.unseen = WaitSite.unknown("wait site unknown: collected before it was seen waiting", "a wait");
    }

    int size() {
        return witnesses.size();
    }

    /** Calls back for the virtual threads that have a witness from their spawn on, once they have begun to run. */
    void each(Consumer<Thread> visit) {
        for (Witness witness = Tasks.takeWitness(); witness != null; witness = Tasks.takeWitness()) {
            if (witnesses.size() < MOST && !witness.isOver()) {
                witnesses.add(witness);
            }
        }
        for (Witness witness : witnesses) {
            VirtualTask task = witness.get();
            Thread thread = task == null ? null : task.thread();
            if (thread != null) {
                visit.accept(thread);
            }
        }
    }

    /**
     * A task waits untimed, as it did at the look before if {@code still}. One that the JDK holds needs no witness,
     * unless it has one from its spawn on.
     */
    void waiting(Thread thread, TaskRecord record, SpawnSite spawn, boolean still) {
        if (!(record instanceof VirtualTask task)) {
            return;
        }
        Witness witness = task.witness();
        if (witness != null) {
            witness.reliable = true;
            witness.spawn = spawn.note();
            witness.waits = true;
        } else if (still && witnesses.size() < MOST_MADE_HERE && !Jdk.isHeld(thread)) {
            witnesses.add(new Witness(task));
        }
    }

    /** A task runs, or waits in a way that ends by itself. */
    void goesOn(TaskRecord record) {
        Witness witness = record.witness();
        if (witness != null) {
            witness.waits = false;
        }
    }

    /**
     * Those collected since the last call; none, and no more is known, where the ends of some may not have been seen.
     */
    List<Collected> collected() {
        Map<Place, Long> counts = new HashMap<>();
        witnesses.removeIf(witness -> {
            boolean over = witness.isOver();
            if (over && witness.wasCollected() && !witness.askedAgain && isSpawnUnknown(witness)) {
                witness.askedAgain = true;
                return false;
            }
            if (over && witness.wasCollected()) {
                counts.merge(place(witness), 1L, Long::sum);
            }
            return over;
        });
        if (ends.sinceLast()) {
            witnesses.clear();
            return List.of();
        }
        List<Collected> collected = new ArrayList<>();
        counts.forEach((place, count) ->
                collected.add(new Collected(place.spawn, place.blocked, place.blocked != unseen, count)));
        return collected;
    }

    /** The stack of a first spawn may come a look later than the end of what was spawned. */
    private static boolean isSpawnUnknown(Witness witness) {
        return witness.spawn instanceof TaskKind kind && kind.site == null;
    }

    private Place place(Witness witness) {
        SpawnSite spawn = Remembered.in(witness.spawn) instanceof SpawnSite known
                ? known
                : witness.spawn instanceof TaskKind kind
                        ? spawnSites.of(kind, TaskForm.VIRTUAL_THREAD)
                        : spawnSites.site(FORGOTTEN, TaskForm.VIRTUAL_THREAD);
        WaitSite site = witness.waits ? WaitSite.noted(witness.blockedAt) : null;
        return new Place(spawn, site == null ? unseen : site);
    }

    private record Place(SpawnSite spawn, WaitSite blocked) {}
}
