package dev.stranded.dashboard.store;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What operators say of findings. Every method may throw {@link StoreFailure}. */
public final class Handlings {
    private final Database database;
    private final Clock clock;
    private final Pulse pulse;

    Handlings(Database database, Clock clock, Pulse pulse) {
        this.database = database;
        this.clock = clock;
        this.pulse = pulse;
    }

    /** What can be done with a finding. */
    public enum Act {
        /** Somebody knows of it. */
        ACKNOWLEDGE(Handling.State.ACKNOWLEDGED),
        /** It is not to be counted or told of for a while. */
        MUTE(Handling.State.MUTED),
        /** It is done with, until it is seen again. */
        RESOLVE(Handling.State.RESOLVED),
        /** All that was said no longer holds. */
        REOPEN(Handling.State.OPEN);

        private final Handling.State leadsTo;

        Act(Handling.State leadsTo) {
            this.leadsTo = leadsTo;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Does it.
     *
     * @param mutedUntil of a mute, its end, milliseconds since 1970; null: when the finding is over
     * @param actor who does it
     * @param note why, in their words
     */
    public void act(FindingKey key, Act act, @Nullable Long mutedUntil, String actor, @Nullable String note) {
        long now = clock.millis();
        database.write(connection -> {
            Handling before = HandlingRows.one(connection, key);
            boolean stays = act == Act.ACKNOWLEDGE || act == Act.MUTE;
            Long cameBackAt = stays && before != null ? before.cameBackAt() : null;
            Handling handling = new Handling(act.leadsTo, mutedUntil, actor, note, now, cameBackAt);
            HandlingRows.put(connection, key, handling, act.toString(), Store.nextRevision(connection));
            if (!stays) {
                AlertRows.forgetTold(connection, key);
            }
            return true;
        });
        pulse.beat();
    }

    /** All that was done with a finding, the newest first. */
    public List<HandlingAct> acts(FindingKey key) {
        return database.read(connection -> HandlingRows.acts(connection, key));
    }

    /** Ends silences that have lasted as long as they were to. */
    public void lapse() {
        long now = clock.millis();
        if (!database.read(connection -> HandlingRows.lapsed(connection, now)).isEmpty()) {
            database.write(connection -> {
                HandlingTurns.lapse(connection, now, Store.nextRevision(connection));
                return true;
            });
            pulse.beat();
        }
    }

    /** Findings like one: the same in other JVMs first, then others at the same places in code. */
    public List<SimilarRow> similar(String jvm, String signature) {
        return database.read(connection -> SimilarRows.of(connection, jvm, signature));
    }

    /** The JVM that told last of a finding; null where none that is known did. */
    public @Nullable String newest(FindingKey key) {
        return database.find(connection -> SimilarRows.newest(connection, key));
    }
}
