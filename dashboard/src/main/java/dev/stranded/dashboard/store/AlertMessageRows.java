package dev.stranded.dashboard.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code alert_message}.
 *
 * <p>Who sends a message holds it for as long as that may take. A dashboard that dies meanwhile leaves it to whoever
 * looks after that, itself included: a message may arrive twice, and not get lost.
 */
final class AlertMessageRows {
    static final int MOST_WAITING = 2_000;
    static final int MOST_DONE = 1_000;
    static final int MOST_LISTED = 100;

    private AlertMessageRows() {}

    static boolean hasRoom(Connection connection) throws SQLException {
        return Sql.number(connection, "select count(*) from alert_message where state = 'waiting'") < MOST_WAITING;
    }

    static void put(Connection connection, AlertMessage message) throws SQLException {
        FindingKey key = message.key();
        Sql.update(
                connection,
                """
                insert into alert_message (id, rule, rule_name, service, signature, title, facts, made_at, state,
                  attempts, most_attempts, due_at, held_until)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)""",
                message.id(),
                message.rule(),
                message.ruleName(),
                key == null ? null : key.service(),
                key == null ? null : key.signature(),
                message.title(),
                message.facts(),
                message.madeAt(),
                message.state().toString(),
                message.attempts(),
                message.mostAttempts(),
                message.dueAt());
    }

    /** The newest first. */
    static List<AlertMessage> newest(Connection connection) throws SQLException {
        return Sql.list(
                connection,
                "select * from alert_message order by made_at desc, id limit ?",
                AlertMessageRows::read,
                MOST_LISTED);
    }

    static boolean anyDue(Connection connection, long now) throws SQLException {
        return Sql.number(
                        connection,
                        "select count(*) from alert_message where state = 'waiting' and due_at <= ? and held_until <= ?",
                        now,
                        now)
                > 0;
    }

    /** Takes those that are due, at most so many, and holds them; each as it was before this try. */
    static List<AlertMessage> take(Connection connection, int most, long now, long heldUntil) throws SQLException {
        List<AlertMessage> due = Sql.list(connection, """
                select * from alert_message where state = 'waiting' and due_at <= ? and held_until <= ?
                order by due_at, id limit ?""", AlertMessageRows::read, now, now, most);
        List<AlertMessage> taken = new ArrayList<>();
        for (AlertMessage message : due) {
            int held = Sql.update(connection, """
                    update alert_message set held_until = ?, attempts = attempts + 1
                    where id = ? and state = 'waiting' and held_until <= ?""", heldUntil, message.id(), now);
            if (held > 0) {
                taken.add(message);
            }
        }
        return taken;
    }

    /**
     * Who held a message for too long and has seen it taken by another says nothing any more, but that it was sent:
     * else it would be sent once more.
     */
    static void putOutcome(Connection connection, AlertMessage taken, AlertMessage.Outcome outcome, long now)
            throws SQLException {
        boolean isSent = outcome.state() == AlertMessage.State.SENT;
        Sql.update(
                connection,
                """
                update alert_message set state = ?, due_at = ?, held_until = 0, status = ?, said = ?, done_at = ?
                where id = ?""" + (isSent ? "" : " and state = 'waiting' and attempts = " + (taken.attempts() + 1)),
                outcome.state().toString(),
                outcome.dueAt(),
                outcome.status(),
                outcome.said(),
                outcome.state() == AlertMessage.State.WAITING ? null : now,
                taken.id());
    }

    /** Messages of a rule that is deleted are not sent. */
    static void giveUp(Connection connection, String rule, long now) throws SQLException {
        Sql.update(connection, """
                update alert_message set state = 'failed', said = 'its rule was deleted', done_at = ?
                where rule = ? and state = 'waiting'""", now, rule);
    }

    static void forgetOldest(Connection connection) throws SQLException {
        Sql.update(connection, """
                delete from alert_message where state <> 'waiting' and id not in (
                  select id from alert_message where state <> 'waiting' order by made_at desc, id limit ?)""", MOST_DONE);
    }

    private static AlertMessage read(ResultSet row) throws SQLException {
        return new AlertMessage(
                row.getString("id"),
                row.getString("rule"),
                row.getString("rule_name"),
                key(row),
                row.getString("title"),
                row.getString("facts"),
                row.getLong("made_at"),
                AlertMessage.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("attempts"),
                row.getInt("most_attempts"),
                row.getLong("due_at"),
                status(row),
                row.getString("said"),
                Sql.longOrNull(row, "done_at"));
    }

    private static @Nullable FindingKey key(ResultSet row) throws SQLException {
        String service = row.getString("service");
        String signature = row.getString("signature");
        return service == null || signature == null ? null : new FindingKey(service, signature);
    }

    private static @Nullable Integer status(ResultSet row) throws SQLException {
        int status = row.getInt("status");
        return row.wasNull() ? null : status;
    }
}
