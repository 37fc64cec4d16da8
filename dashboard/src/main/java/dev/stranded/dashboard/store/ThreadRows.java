package dev.stranded.dashboard.store;

import dev.stranded.wire.Threads;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tables {@code threads} and {@code threads_ask}.
 *
 * <p>Who asks for a look at all tasks of a JVM is heard by its agent once, with the answer to its next batch, but not
 * right after another look; who asks while that is under way gets the same look.
 */
final class ThreadRows {
    static final int MOST_OF_A_JVM = 10;

    private static final long UNFETCHED_MILLIS = 30_000;
    private static final long UNANSWERED_MILLIS = 10_000;
    private static final long BETWEEN_MILLIS = 2_000;

    private ThreadRows() {}

    /** Asks the agent, unless it is asked already. */
    static void ask(Connection connection, String jvm, String id, long now) throws SQLException {
        Sql.update(connection, """
                insert into threads_ask (jvm, id, asked_at, given_at) values (?, ?, ?, null)
                on conflict (jvm) do update set id = excluded.id, asked_at = excluded.asked_at, given_at = null
                where threads_ask.asked_at < ? or threads_ask.given_at < ?""", jvm, id, now, now - UNFETCHED_MILLIS, now - UNANSWERED_MILLIS);
    }

    /**
     * Takes the id of what its agent is to be asked; null where nothing is, or it has just answered another. Who calls
     * must pass it on.
     */
    static @Nullable String give(Connection connection, String jvm, long now) throws SQLException {
        String id =
                Sql.first(connection, """
                select id from threads_ask where jvm = ? and given_at is null and asked_at >= ?
                and not exists (select 1 from threads t where t.jvm = threads_ask.jvm and t.told_at > ?)""", row -> row.getString(1), jvm, now - UNFETCHED_MILLIS, now - BETWEEN_MILLIS);
        if (id != null) {
            Sql.update(connection, "update threads_ask set given_at = ? where jvm = ?", now, jvm);
        }
        return id;
    }

    /** Keeps a look, and of those before the newest few. */
    static void put(Connection connection, Line<Threads> line, long now) throws SQLException {
        Threads threads = line.message();
        String jvm = threads.jvm();
        Sql.update(connection, """
                insert into threads (jvm, at, told_at, body) values (?, ?, ?, ?)
                on conflict (jvm, at) do update set told_at = excluded.told_at, body = excluded.body""", jvm, threads.at().toEpochMilli(), now, Packed.packed(line.json()));
        Sql.update(connection, "delete from threads_ask where jvm = ?", jvm);
        Long last = Sql.first(
                connection,
                "select at from threads where jvm = ? order by at desc limit 1 offset ?",
                row -> row.getLong(1),
                jvm,
                MOST_OF_A_JVM);
        if (last != null) {
            Sql.update(connection, "delete from threads where jvm = ? and at <= ?", jvm, last);
        }
    }

    /** When those that are kept were taken, milliseconds since 1970, the newest first. */
    static List<Long> times(Connection connection, String jvm) throws SQLException {
        return Sql.list(
                connection, "select at from threads where jvm = ? order by at desc", row -> row.getLong(1), jvm);
    }

    /** The one taken then, a line of the wire. */
    static @Nullable String at(Connection connection, String jvm, long at) throws SQLException {
        return Sql.first(
                connection,
                "select body from threads where jvm = ? and at = ?",
                row -> Packed.unpacked(row.getString(1)),
                jvm,
                at);
    }
}
