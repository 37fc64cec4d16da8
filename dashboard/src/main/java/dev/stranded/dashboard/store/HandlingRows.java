package dev.stranded.dashboard.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables {@code handling} and {@code handling_act}. */
final class HandlingRows {
    static final int MOST = 10_000;
    static final int MOST_ACTS = 50;

    /** What {@link #handled} reads, besides the line of the finding {@code f}. */
    static final String COLUMNS =
            "f.line, h.state handling, h.muted_until, h.actor, h.note, h.at handled_at, h.came_back_at";

    /** Where these columns come from. */
    static final String TABLES = " from finding f join jvm j on j.id = f.jvm"
            + " left join handling h on h.service = j.name and h.signature = f.signature ";

    /** Of findings {@code f} of JVMs {@code j} those that are counted. */
    static final String IS_COUNTED = " not exists (select 1 from handling h where h.service = j.name"
            + " and h.signature = f.signature and h.state in ('muted', 'resolved')) ";

    private HandlingRows() {}

    static @Nullable Handling one(Connection connection, FindingKey key) throws SQLException {
        return Sql.first(connection, """
                select h.state handling, h.muted_until, h.actor, h.note, h.at handled_at, h.came_back_at from handling h
                where h.service = ? and h.signature = ?""", HandlingRows::read, key.service(), key.signature());
    }

    /** The newest first. */
    static List<HandlingAct> acts(Connection connection, FindingKey key) throws SQLException {
        return Sql.list(
                connection,
                """
                select at, act, muted_until, actor, note from handling_act where service = ? and signature = ?
                order by seq desc""",
                row -> new HandlingAct(
                        row.getLong("at"),
                        row.getString("act"),
                        Sql.longOrNull(row, "muted_until"),
                        row.getString("actor"),
                        row.getString("note")),
                key.service(),
                key.signature());
    }

    /** Those whose silence is over. */
    static List<FindingKey> lapsed(Connection connection, long now) throws SQLException {
        return Sql.list(
                connection,
                "select service, signature from handling where state = 'muted' and muted_until <= ?",
                row -> new FindingKey(row.getString(1), row.getString(2)),
                now);
    }

    /** Puts it, notes the act that led to it, and shows all rows anew that depend on it. */
    static void put(Connection connection, FindingKey key, Handling handling, String act, long revision)
            throws SQLException {
        Sql.update(
                connection,
                """
                insert into handling (service, signature, state, muted_until, actor, note, at, came_back_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (service, signature) do update set state = excluded.state,
                  muted_until = excluded.muted_until, actor = excluded.actor, note = excluded.note,
                  at = excluded.at, came_back_at = excluded.came_back_at""",
                key.service(),
                key.signature(),
                handling.state().toString(),
                handling.mutedUntil(),
                handling.actor(),
                handling.note(),
                handling.at(),
                handling.cameBackAt());
        noteAct(connection, key, handling, act);
        Sql.update(
                connection,
                "update finding set revision = ? where signature = ? and jvm in (select id from jvm where name = ?)",
                revision,
                key.signature(),
                key.service());
        Sql.update(
                connection,
                "update jvm set revision = ? where name = ? and id in (select jvm from finding where signature = ?)",
                revision,
                key.service(),
                key.signature());
    }

    private static void noteAct(Connection connection, FindingKey key, Handling handling, String act)
            throws SQLException {
        long last = Sql.number(
                connection,
                "select coalesce(max(seq), 0) from handling_act where service = ? and signature = ?",
                key.service(),
                key.signature());
        Sql.update(
                connection,
                """
                insert into handling_act (service, signature, seq, at, act, muted_until, actor, note)
                values (?, ?, ?, ?, ?, ?, ?, ?)""",
                key.service(),
                key.signature(),
                last + 1,
                handling.at(),
                act,
                handling.mutedUntil(),
                handling.actor(),
                handling.note());
        Sql.update(
                connection,
                "delete from handling_act where service = ? and signature = ? and seq <= ?",
                key.service(),
                key.signature(),
                last + 1 - MOST_ACTS);
    }

    /** Of very many, forgets those that were longest left alone. */
    static void forgetOldest(Connection connection) throws SQLException {
        if (Sql.number(connection, "select count(*) from handling") > MOST) {
            Sql.update(
                    connection,
                    "delete from handling where at < (select min(at) from (select at from handling order by at desc limit "
                            + MOST + ") kept)");
            Sql.update(connection, """
                    delete from handling_act where not exists (select 1 from handling h
                      where h.service = handling_act.service and h.signature = handling_act.signature)""");
        }
    }

    /** The finding's line, with what was said of it where anything was. */
    static String handled(ResultSet row) throws SQLException {
        String line = row.getString("line");
        if (row.getString("handling") == null) {
            return line;
        }
        return line.substring(0, line.length() - 1) + ",\"handling\":" + json(read(row)) + "}";
    }

    private static ObjectNode json(Handling handling) {
        ObjectNode object = WireJson.mapper().createObjectNode();
        object.put("state", handling.state().toString());
        object.put("by", handling.actor());
        object.put("at", Instant.ofEpochMilli(handling.at()).toString());
        if (handling.mutedUntil() != null) {
            object.put("until", Instant.ofEpochMilli(handling.mutedUntil()).toString());
        }
        if (handling.note() != null) {
            object.put("note", handling.note());
        }
        if (handling.cameBackAt() != null) {
            object.put("cameBackAt", Instant.ofEpochMilli(handling.cameBackAt()).toString());
        }
        return object;
    }

    private static Handling read(ResultSet row) throws SQLException {
        return new Handling(
                Handling.State.of(row.getString("handling")),
                Sql.longOrNull(row, "muted_until"),
                row.getString("actor"),
                row.getString("note"),
                row.getLong("handled_at"),
                Sql.longOrNull(row, "came_back_at"));
    }
}
