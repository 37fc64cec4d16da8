package dev.stranded.dashboard.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which findings are told elsewhere, and the messages that are to be sent. Every method may throw
 * {@link StoreFailure}.
 */
public final class AlertBook {
    /** How many candidates are given at once. */
    public static final int MOST_CANDIDATES = AlertRows.MOST_CANDIDATES;

    private final Database database;
    private final Clock clock;
    private final Pulse pulse;

    AlertBook(Database database, Clock clock, Pulse pulse) {
        this.database = database;
        this.clock = clock;
        this.pulse = pulse;
    }

    /** All rules, by name. */
    public List<AlertRule> rules() {
        return database.read(AlertRows::rules);
    }

    /** One rule. */
    public @Nullable AlertRule rule(String id) {
        return rules().stream().filter(rule -> rule.id().equals(id)).findFirst().orElse(null);
    }

    /**
     * Puts a rule, in the place of the one of its id; false, and nothing is put, where there are as many as there may
     * be.
     */
    public boolean put(AlertRule rule) {
        boolean put = database.write(connection -> {
            List<AlertRule> rules = AlertRows.rules(connection);
            boolean isNew = rules.stream().noneMatch(other -> other.id().equals(rule.id()));
            if (isNew && rules.size() >= AlertRows.MOST_RULES) {
                return false;
            }
            AlertRows.put(connection, rule);
            return true;
        });
        pulse.beat();
        return put;
    }

    /** Deletes a rule and gives up what it has yet to send; false where there is none. */
    public boolean delete(String id) {
        return database.write(connection -> {
            AlertMessageRows.giveUp(connection, id, clock.millis());
            return AlertRows.delete(connection, id);
        });
    }

    /** Open findings that have changed after a revision, in that order, of which nobody has said anything. */
    public List<AlertCandidate> candidates(long since) {
        return database.read(connection -> AlertRows.candidates(connection, since));
    }

    /** Whether a rule has told of a finding. */
    public boolean isTold(AlertRule rule, FindingKey key) {
        return database.read(connection -> AlertRows.isTold(connection, rule.id(), key));
    }

    /** All of a finding; null where it was forgotten. */
    public @Nullable AlertFinding finding(AlertCandidate candidate) {
        return database.find(connection -> AlertRows.finding(connection, candidate));
    }

    /**
     * Has a message sent, once for each finding and rule until the finding is over, by however many dashboards it is
     * asked for.
     *
     * @return false where that was told already, the finding is over by now or somebody has spoken of it, or too much
     *     waits to be sent
     */
    public boolean tell(AlertMessage message) {
        boolean told = database.write(connection -> {
            if (!AlertMessageRows.hasRoom(connection)) {
                return false;
            }
            FindingKey key = message.key();
            if (key != null && !isNewlyTold(connection, message.rule(), key)) {
                return false;
            }
            AlertMessageRows.put(connection, message);
            return true;
        });
        pulse.beat();
        return told;
    }

    private boolean isNewlyTold(Connection connection, String rule, FindingKey key) throws SQLException {
        return AlertRows.isCandidate(connection, key) && AlertRows.putTold(connection, rule, key, clock.millis());
    }

    /** The newest messages, the newest first. */
    public List<AlertMessage> messages() {
        return database.read(AlertMessageRows::newest);
    }

    /** Takes messages that are due, for who sends them; others get them only after {@code holdMillis}. */
    public List<AlertMessage> take(int most, long holdMillis) {
        long now = clock.millis();
        return database.read(connection -> AlertMessageRows.anyDue(connection, now))
                ? database.write(connection -> AlertMessageRows.take(connection, most, now, now + holdMillis))
                : List.of();
    }

    /** What came of a message, as {@link #take} gave it. */
    public void putOutcome(AlertMessage taken, AlertMessage.Outcome outcome) {
        database.write(connection -> {
            AlertMessageRows.putOutcome(connection, taken, outcome, clock.millis());
            return true;
        });
    }
}
