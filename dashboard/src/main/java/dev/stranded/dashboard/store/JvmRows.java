package dev.stranded.dashboard.store;

import dev.stranded.wire.Snapshot;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables {@code jvm} and {@code snapshot}. */
final class JvmRows {
    static final int MOST_LIVE = 1_000;
    static final int MOST_GONE = 200;

    private static final long LEAST_SILENCE_MILLIS = 15_000;
    private static final int MISSED_SNAPSHOTS = 5;
    private static final long LONGEST_INTERVAL_MILLIS = 60_000;

    private static final String COUNT = "(select count(*) from finding f where f.jvm = j.id and f.state = ";
    private static final String COUNT_OPEN = COUNT + "'open' and" + HandlingRows.IS_COUNTED + "and f.verdict ";

    private static final String SELECT = """
            select j.id, j.hello, j.last_seen, j.interval_millis, j.ended_at, j.reason, j.silent_at, j.revision,
              s.tasks, s.memory, s.health, s.dump,
            """
            + COUNT_OPEN + "= 'proven') proven, "
            + COUNT_OPEN + "= 'evident') evident, "
            + COUNT_OPEN + "not in ('proven', 'evident')) suspected, "
            + COUNT + "'refuted') refuted from jvm j left join snapshot s on s.jvm = j.id ";

    private JvmRows() {}

    /** Live ones first, of those and of the others the latest heard first. */
    static List<JvmRow> all(Connection connection, long now) throws SQLException {
        return Sql.list(
                connection,
                SELECT + "order by (j.ended_at is null and j.silent_at >= ?) desc, j.last_seen desc, j.id",
                row -> read(row, now),
                now);
    }

    static @Nullable JvmRow one(Connection connection, String jvm, long now) throws SQLException {
        return Sql.first(connection, SELECT + "where j.id = ?", row -> read(row, now), jvm);
    }

    /** Those that have changed since a revision, or have fallen silent after {@code since}. */
    static List<JvmRow> changed(Connection connection, Changes.Since since, long now) throws SQLException {
        return Sql.list(
                connection,
                SELECT
                        + "where (j.revision > ? or (j.ended_at is null and j.silent_at >= ? and j.silent_at < ?))"
                        + " and (cast(? as text) is null or j.id = ?) order by j.revision",
                row -> read(row, now),
                since.revision(),
                since.at(),
                now,
                since.jvm(),
                since.jvm());
    }

    /** How the other JVMs of the same application introduced themselves. */
    static List<String> helloOfOthers(Connection connection, String jvm) throws SQLException {
        return Sql.list(
                connection,
                "select o.hello from jvm o join jvm j on o.name = j.name and o.id <> j.id where j.id = ?",
                row -> row.getString(1),
                jvm);
    }

    static @Nullable String snapshot(Connection connection, String jvm) throws SQLException {
        return Sql.first(connection, "select line from snapshot where jvm = ?", row -> row.getString(1), jvm);
    }

    static List<String> changedSnapshots(Connection connection, Changes.Since since) throws SQLException {
        return Sql.list(
                connection,
                "select line from snapshot where revision > ? and (cast(? as text) is null or jvm = ?) order by revision",
                row -> row.getString(1),
                since.revision(),
                since.jvm(),
                since.jvm());
    }

    /** Takes in who speaks, and the newest it says of itself. */
    static void put(Connection connection, Batch batch, long now, long revision) throws SQLException {
        String jvm = batch.hello().jvm();
        Known known = Sql.first(connection, """
                select j.interval_millis, j.ended_at, s.at from jvm j left join snapshot s on s.jvm = j.id
                where j.id = ?""", Known::read, jvm);
        if (known == null) {
            refuseTooMany(connection, now);
        }
        Known before = known == null ? new Known(0, null, null) : known;
        long interval = interval(batch.samples(), before);
        Sql.update(
                connection,
                """
                insert into jvm (id, name, hello, last_seen, silent_at, interval_millis, revision)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set name = excluded.name, hello = excluded.hello,
                  last_seen = excluded.last_seen, silent_at = excluded.silent_at,
                  interval_millis = excluded.interval_millis, revision = excluded.revision""",
                jvm,
                batch.hello().name(),
                WireJson.line(batch.hello()),
                now,
                now + silenceMillis(interval),
                interval,
                revision);
        Line<Snapshot> latest = batch.latest();
        if (latest != null
                && (before.snapshotAt() == null || latest.message().at().toEpochMilli() >= before.snapshotAt())) {
            putSnapshot(connection, latest, revision);
        }
        putEnd(connection, batch, before.endedAt());
    }

    /** An end stands unless the JVM took a snapshot after it: a batch may come twice, and late. */
    private static void putEnd(Connection connection, Batch batch, @Nullable Long endedAt) throws SQLException {
        String jvm = batch.hello().jvm();
        if (batch.goodbye() != null) {
            Sql.update(
                    connection,
                    "update jvm set ended_at = ?, reason = ? where id = ?",
                    batch.goodbye().at().toEpochMilli(),
                    batch.goodbye().reason(),
                    jvm);
        } else if (endedAt != null
                && batch.latest() != null
                && batch.latest().message().at().toEpochMilli() > endedAt) {
            Sql.update(connection, "update jvm set ended_at = null, reason = null where id = ?", jvm);
        }
    }

    private static void putSnapshot(Connection connection, Line<Snapshot> line, long revision) throws SQLException {
        Snapshot snapshot = line.message();
        Sql.update(
                connection,
                """
                insert into snapshot (jvm, at, tasks, memory, health, dump, revision, line) values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (jvm) do update set at = excluded.at, tasks = excluded.tasks, memory = excluded.memory,
                  health = excluded.health, dump = excluded.dump, revision = excluded.revision,
                  line = excluded.line""",
                snapshot.jvm(),
                snapshot.at().toEpochMilli(),
                WireJson.text(snapshot.tasks()),
                WireJson.text(snapshot.memory()),
                WireJson.text(snapshot.health()),
                snapshot.dump() == null ? null : WireJson.text(snapshot.dump()),
                revision,
                line.json());
    }

    private static void refuseTooMany(Connection connection, long now) throws SQLException {
        long live = Sql.number(connection, "select count(*) from jvm where ended_at is null and silent_at >= ?", now);
        if (live >= MOST_LIVE) {
            throw new StoreFailure(
                    StoreFailure.Reason.TOO_MANY_JVMS,
                    "this dashboard already follows " + MOST_LIVE
                            + " live JVMs, the most it can; report the others to a second dashboard");
        }
    }

    /** Whether JVMs are gone that need not be kept: too many, or unheard since before {@code oldest}. */
    static boolean anyToForget(Connection connection, long now, long oldest) throws SQLException {
        return Sql.number(
                        connection,
                        "select case when count(*) > ? or min(last_seen) < ? then 1 else 0 end from jvm"
                                + " where ended_at is not null or silent_at < ?",
                        MOST_GONE,
                        oldest,
                        now)
                > 0;
    }

    /**
     * Forgets JVMs that are gone: those unheard since before {@code oldest}, and of too many those without findings and
     * those longest unheard first.
     */
    static void forgetGone(Connection connection, long now, long oldest) throws SQLException {
        Sql.update(
                connection,
                "delete from jvm where (ended_at is not null or silent_at < ?) and last_seen < ?",
                now,
                oldest);
        Sql.update(connection, """
                delete from jvm where id in (
                  select j.id from jvm j where j.ended_at is not null or j.silent_at < ?
                  order by exists (select 1 from finding f where f.jvm = j.id) desc, j.last_seen desc
                  limit ? offset ?)""", now, Sql.NO_LIMIT, MOST_GONE);
    }

    /** A JVM is silent once nothing is heard of it for longer, given the time between two of its snapshots. */
    static long silenceMillis(long interval) {
        return Math.max(LEAST_SILENCE_MILLIS, MISSED_SNAPSHOTS * interval);
    }

    private static long interval(List<Sample> samples, Known before) {
        Long previous = before.snapshotAt();
        long interval = before.interval();
        for (Sample sample : samples) {
            if (previous != null && sample.at() > previous) {
                interval = Math.min(LONGEST_INTERVAL_MILLIS, sample.at() - previous);
            }
            previous = sample.at();
        }
        return interval;
    }

    private static JvmRow read(ResultSet row, long now) throws SQLException {
        Long endedAt = Sql.longOrNull(row, "ended_at");
        String tasks = row.getString("tasks");
        return new JvmRow(
                row.getString("id"),
                row.getString("hello"),
                endedAt == null ? row.getLong("last_seen") : endedAt,
                row.getLong("interval_millis"),
                state(endedAt != null, row.getLong("silent_at") < now),
                row.getString("reason"),
                tasks == null ? null : latest(row, tasks),
                new JvmRow.Open(row.getLong("proven"), row.getLong("evident"), row.getLong("suspected")),
                row.getLong("refuted"),
                row.getLong("revision"));
    }

    private static JvmRow.Latest latest(ResultSet row, String tasks) throws SQLException {
        return new JvmRow.Latest(tasks, row.getString("memory"), row.getString("health"), row.getString("dump"));
    }

    private static JvmRow.State state(boolean ended, boolean silent) {
        if (ended) {
            return JvmRow.State.ENDED;
        }
        return silent ? JvmRow.State.SILENT : JvmRow.State.LIVE;
    }

    /** What the store knows of a JVM when its batch comes. */
    private record Known(
            long interval, @Nullable Long endedAt, @Nullable Long snapshotAt) {
        static Known read(ResultSet row) throws SQLException {
            return new Known(
                    row.getLong("interval_millis"), Sql.longOrNull(row, "ended_at"), Sql.longOrNull(row, "at"));
        }
    }
}
