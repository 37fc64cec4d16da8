package dev.stranded.dashboard.store;

import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingLife;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables {@code finding} and {@code finding_count}. */
final class FindingRows {
    static final int MOST_LISTED = 1_000;
    static final int MOST_OF_A_JVM = 2_000;

    private static final String OPEN_AND_STRONGEST_FIRST =
            " order by (f.state = 'open') desc, case f.verdict when 'proven' then 1 when 'evident' then 2 else 3 end, f.last_seen desc, f.jvm, f.signature limit "
                    + MOST_LISTED;

    private FindingRows() {}

    static void put(Connection connection, Line<Finding> line, long revision) throws SQLException {
        Finding finding = line.message();
        if (finding.state() == FindingLife.REFUTED) {
            countRefuted(connection, finding);
        }
        Sql.update(
                connection,
                """
                insert into finding (jvm, signature, kind, verdict, state, last_seen, revision, line)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (jvm, signature) do update set kind = excluded.kind, verdict = excluded.verdict,
                  state = excluded.state, last_seen = excluded.last_seen,
                  revision = excluded.revision, line = excluded.line""",
                finding.jvm(),
                finding.signature(),
                line.name("/kind", finding.kind()),
                line.name("/verdict", finding.verdict()),
                line.name("/state", finding.state()),
                finding.lastSeen().toEpochMilli(),
                revision,
                line.json());
        Sql.update(
                connection,
                """
                insert into finding_count (jvm, signature, at, count) values (?, ?, ?, ?)
                on conflict (jvm, signature, at) do update set count = excluded.count""",
                finding.jvm(),
                finding.signature(),
                finding.lastSeen().toEpochMilli(),
                finding.count());
    }

    /** Once for each finding, however often it is told. */
    private static void countRefuted(Connection connection, Finding finding) throws SQLException {
        long known = Sql.number(
                connection,
                "select count(*) from finding where jvm = ? and signature = ? and state = 'refuted'",
                finding.jvm(),
                finding.signature());
        if (known == 0) {
            Totals.add(connection, Totals.REFUTED);
        }
    }

    static List<FindingRow> all(Connection connection, @Nullable String state) throws SQLException {
        return Sql.list(
                connection,
                "select j.name, " + HandlingRows.COLUMNS + HandlingRows.TABLES
                        + "where (cast(? as text) is null or f.state = ?)" + OPEN_AND_STRONGEST_FIRST,
                row -> new FindingRow(row.getString("name"), HandlingRows.handled(row)),
                state,
                state);
    }

    static List<String> of(Connection connection, String jvm) throws SQLException {
        return Sql.list(
                connection,
                "select " + HandlingRows.COLUMNS + HandlingRows.TABLES + "where f.jvm = ?" + OPEN_AND_STRONGEST_FIRST,
                HandlingRows::handled,
                jvm);
    }

    static @Nullable String one(Connection connection, String jvm, String signature) throws SQLException {
        return Sql.first(
                connection,
                "select " + HandlingRows.COLUMNS + HandlingRows.TABLES + "where f.jvm = ? and f.signature = ?",
                HandlingRows::handled,
                jvm,
                signature);
    }

    static List<String> changed(Connection connection, Changes.Since since) throws SQLException {
        return Sql.list(
                connection,
                "select " + HandlingRows.COLUMNS + HandlingRows.TABLES
                        + "where f.revision > ? and (cast(? as text) is null or f.jvm = ?) order by f.revision",
                HandlingRows::handled,
                since.revision(),
                since.jvm(),
                since.jvm());
    }

    static List<CountAt> counts(Connection connection, String jvm, String signature) throws SQLException {
        return Sql.list(
                connection,
                "select at, count from finding_count where jvm = ? and signature = ? order by at",
                row -> new CountAt(row.getLong(1), row.getLong(2)),
                jvm,
                signature);
    }

    static List<OpenCount> openCounts(Connection connection) throws SQLException {
        return Sql.list(
                connection,
                """
                select j.name, f.kind, f.verdict, coalesce(h.state, 'open') handling, count(*)
                from finding f join jvm j on j.id = f.jvm
                  left join handling h on h.service = j.name and h.signature = f.signature
                where f.state = 'open' and j.ended_at is null
                group by j.name, f.kind, f.verdict, coalesce(h.state, 'open')""",
                row -> new OpenCount(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        Handling.State.of(row.getString(4)),
                        row.getLong(5)));
    }

    /** Whether a JVM has very many findings, or some that were over before {@code oldest}. */
    static boolean anyToForget(Connection connection, String jvm, long oldest) throws SQLException {
        return Sql.number(
                        connection,
                        "select case when count(*) > ? or min(case when state <> 'open' then last_seen end) < ?"
                                + " then 1 else 0 end from finding where jvm = ?",
                        MOST_OF_A_JVM,
                        oldest,
                        jvm)
                > 0;
    }

    /** Forgets what was over before {@code oldest}, and of very many findings those longest over. */
    static void forgetOldest(Connection connection, String jvm, long oldest) throws SQLException {
        Sql.update(connection, "delete from finding where jvm = ? and state <> 'open' and last_seen < ?", jvm, oldest);
        Sql.update(connection, """
                delete from finding where jvm = ? and signature in (
                  select signature from finding where jvm = ? order by (state = 'open') desc, last_seen desc, signature
                  limit ? offset ?)""", jvm, jvm, Sql.NO_LIMIT, MOST_OF_A_JVM);
    }
}
