package dev.stranded.dashboard.store;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What was counted since the store was made.
 *
 * @param asked proofs that somebody asked for here
 * @param done proofs that came to an end
 * @param failed proofs that did not
 * @param refuted findings that were proven, and of which a task went on after all
 */
public record Totals(long asked, long done, long failed, long refuted) {
    static final String ASKED = "proofs asked";
    static final String DONE = "proofs done";
    static final String FAILED = "proofs failed";
    static final String REFUTED = "findings refuted";

    static Totals read(Connection connection) throws SQLException {
        return new Totals(
                read(connection, ASKED), read(connection, DONE), read(connection, FAILED), read(connection, REFUTED));
    }

    static void add(Connection connection, String name) throws SQLException {
        Sql.update(
                connection,
                "insert into total (name, count) values (?, 1) on conflict (name) do update set count = total.count + 1",
                name);
    }

    private static long read(Connection connection, String name) throws SQLException {
        return Sql.number(connection, "select coalesce(sum(count), 0) from total where name = ?", name);
    }
}
