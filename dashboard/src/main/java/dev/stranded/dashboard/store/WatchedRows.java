package dev.stranded.dashboard.store;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The table {@code watched}.
 *
 * <p>While somebody has a JVM's page before him, its agent hears so with the answer to each of its batches.
 */
final class WatchedRows {
    private WatchedRows() {}

    /** Notes that somebody watches a JVM until then; nothing where the JVM is not known or has ended. */
    static void put(Connection connection, String jvm, long until) throws SQLException {
        Sql.update(connection, """
                insert into watched (jvm, until) select id, ? from jvm where id = ? and ended_at is null
                on conflict (jvm) do update set until = excluded.until""", until, jvm);
    }

    static boolean isWatched(Connection connection, String jvm, long now) throws SQLException {
        return Sql.number(connection, "select count(*) from watched where jvm = ? and until > ?", jvm, now) > 0;
    }
}
