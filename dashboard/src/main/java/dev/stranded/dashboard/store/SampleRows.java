package dev.stranded.dashboard.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

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

    /** In the order of time. */
    static List<Sample> of(Connection connection, String jvm) throws SQLException {
        return Sql.list(
                connection,
                "select * from sample where jvm = ? order by at",
                row -> new Sample(
                        row.getLong("at"),
                        row.getLong("live"),
                        row.getLong("waiting"),
                        row.getLong("started"),
                        row.getLong("ended"),
                        row.getLong("heap_used"),
                        Sql.longOrNull(row, "rss"),
                        Sample.Parts.inflated(row.getBytes("parts"))),
                jvm);
    }
}
