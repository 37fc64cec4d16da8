package dev.stranded.dashboard.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table {@code sample}. */
final class SampleRows {
    private SampleRows() {}

    static void put(Connection connection, String jvm, Sample sample) throws SQLException {
        Sql.update(
                connection,
                """
                insert into sample (jvm, at, live, waiting, started, ended, heap_used, rss, parts)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (jvm, at) do update set live = excluded.live, waiting = excluded.waiting,
                  started = excluded.started, ended = excluded.ended, heap_used = excluded.heap_used,
                  rss = excluded.rss, parts = excluded.parts""",
                jvm,
                sample.at(),
                sample.live(),
                sample.waiting(),
                sample.started(),
                sample.ended(),
                sample.heapUsedBytes(),
                sample.rssBytes(),
                sample.parts().deflated());
    }

    /** Those of a span, in the order of time. */
    static List<Sample> of(Connection connection, String jvm, Span span) throws SQLException {
        return Sql.list(
                connection,
                "select * from sample where jvm = ? and at >= ? and at <= ? order by at",
                SampleRows::read,
                jvm,
                span.from(),
                span.to());
    }

    /** The last of each step of a span, in the order of time. */
    static List<Sample> ofEachStep(Connection connection, String jvm, Span span, long stepMillis) throws SQLException {
        return Sql.list(connection, """
                select * from sample where jvm = ? and at in (
                  select max(at) from sample where jvm = ? and at >= ? and at <= ? group by at / ?) order by at""", SampleRows::read, jvm, jvm, span.from(), span.to(), stepMillis);
    }

    /** How many there are after a span. */
    static int countAfter(Connection connection, String jvm, Span span) throws SQLException {
        return (int) Sql.number(connection, "select count(*) from sample where jvm = ? and at > ?", jvm, span.to());
    }

    /** When the first sample was taken of any JVM of an application. */
    static @Nullable Long first(Connection connection, String name) throws SQLException {
        return Sql.first(
                connection,
                "select min(s.at) from sample s join jvm j on j.id = s.jvm where j.name = ? having count(*) > 0",
                row -> row.getLong(1),
                name);
    }

    private static Sample read(ResultSet row) throws SQLException {
        return new Sample(
                row.getLong("at"),
                row.getLong("live"),
                row.getLong("waiting"),
                row.getLong("started"),
                row.getLong("ended"),
                row.getLong("heap_used"),
                Sql.longOrNull(row, "rss"),
                Sample.Parts.inflated(row.getBytes("parts")));
    }
}
