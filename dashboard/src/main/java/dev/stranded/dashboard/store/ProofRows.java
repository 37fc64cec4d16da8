package dev.stranded.dashboard.store;

import com.fasterxml.jackson.core.JsonPointer;
import dev.stranded.wire.ProofRun;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code proof}.
 *
 * <p>A proof that is asked for is given to the agent once, with the answer to its next batch. One of which nothing is
 * heard for too long has failed, until the agent says otherwise.
 */
final class ProofRows {
    static final int MOST_OF_A_JVM = 10;

    private static final long UNFETCHED_MILLIS = 60_000L;
    private static final long UNHEARD_MILLIS = 5 * 60_000L;
    private static final long UNDER_WAY_MILLIS = 30 * 60_000L;

    private static final JsonPointer STAGE = JsonPointer.compile("/stage");
    private static final String ASKED = "asked";
    private static final String GIVEN = "given";
    private static final String FAILED = ProofRun.Stage.FAILED.toString();
    private static final String LAPSES = "lapses_at is not null and lapses_at ";

    private ProofRows() {}

    /** The newest first, lines of the wire. */
    static List<String> of(Connection connection, String jvm) throws SQLException {
        return Sql.list(
                connection,
                "select line from proof where jvm = ? order by first_revision desc, id",
                row -> row.getString(1),
                jvm);
    }

    static List<String> changed(Connection connection, Changes.Since since) throws SQLException {
        return Sql.list(
                connection,
                "select line from proof where revision > ? and jvm = ? order by revision, first_revision",
                row -> row.getString(1),
                since.revision(),
                since.jvm());
    }

    /** Whether one is asked for or under way. */
    static boolean isOpen(Connection connection, String jvm, long now) throws SQLException {
        return Sql.number(connection, "select count(*) from proof where jvm = ? and " + LAPSES + ">= ?", jvm, now) > 0;
    }

    static void ask(Connection connection, String jvm, String id, long now, long revision) throws SQLException {
        Instant at = Instant.ofEpochMilli(now);
        String sentence = "Asked for; the agent fetches it with its next report.";
        ProofRun run = new ProofRun(
                jvm, id, ProofRun.Stage.DUMPING, at, at, sentence, null, null, null, null, null, null, null);
        String line = new Line<>(run, Map.of(STAGE, ASKED)).json();
        insert(connection, new Row(jvm, id, ASKED, null, now + UNFETCHED_MILLIS, line), revision);
        Totals.add(connection, Totals.ASKED);
    }

    /** Takes those that the agent has yet to fetch; who calls must pass them on to it. */
    static List<String> give(Connection connection, String jvm, long now, long revision) throws SQLException {
        List<Row> asked = Sql.list(
                connection,
                "select * from proof where jvm = ? and stage = ? and told_at is null and " + LAPSES + ">= ?",
                Row::read,
                jvm,
                ASKED,
                now);
        for (Row row : asked) {
            String line = told(row.line(), GIVEN, "The agent has fetched it.", now);
            update(connection, new Row(jvm, row.id(), GIVEN, null, now + UNHEARD_MILLIS, line), revision);
        }
        return asked.stream().map(Row::id).toList();
    }

    /** Those that were given and of which the agent has told nothing: it may not have got the answer. */
    static List<String> giveAgain(Connection connection, String jvm, long now) throws SQLException {
        return Sql.list(
                connection,
                "select id from proof where jvm = ? and stage = ? and told_at is null and " + LAPSES + ">= ?",
                row -> row.getString(1),
                jvm,
                GIVEN,
                now);
    }

    /** Takes in what the agent tells of one, unless it has told something later. */
    static void put(Connection connection, Line<ProofRun> line, long now, long revision) throws SQLException {
        ProofRun run = line.message();
        long toldAt = run.at().toEpochMilli();
        Row known =
                Sql.first(connection, "select * from proof where jvm = ? and id = ?", Row::read, run.jvm(), run.id());
        if (known != null && known.toldAt() != null && known.toldAt() > toldAt) {
            return;
        }
        boolean over = run.stage() == ProofRun.Stage.DONE || run.stage() == ProofRun.Stage.FAILED;
        String stage = line.name("/stage", run.stage());
        Row row = new Row(run.jvm(), run.id(), stage, toldAt, over ? null : now + UNDER_WAY_MILLIS, line.json());
        if (known == null) {
            insert(connection, row, revision);
        } else {
            update(connection, row, revision);
        }
        if (over && (known == null || !known.stage().equals(stage))) {
            Totals.add(connection, run.stage() == ProofRun.Stage.DONE ? Totals.DONE : Totals.FAILED);
        }
    }

    /** A JVM has ended, and what was under way in it. */
    static void end(Connection connection, String jvm, long now, long revision) throws SQLException {
        List<Row> open =
                Sql.list(connection, "select * from proof where jvm = ? and lapses_at is not null", Row::read, jvm);
        for (Row row : open) {
            fail(connection, row, "The JVM ended before the proof was over.", now, revision);
        }
    }

    static boolean anyLapsed(Connection connection, long now) throws SQLException {
        return Sql.number(connection, "select count(*) from proof where " + LAPSES + "< ?", now) > 0;
    }

    /** Those of which nothing was heard for too long have failed. */
    static void lapse(Connection connection, long now, long revision) throws SQLException {
        for (Row row : Sql.list(connection, "select * from proof where " + LAPSES + "< ?", Row::read, now)) {
            fail(connection, row, lapsed(row.stage()), now, revision);
        }
    }

    private static String lapsed(String stage) {
        return switch (stage) {
            case ASKED -> "The agent did not fetch it: nothing came from this JVM for a minute.";
            case GIVEN -> "The agent fetched it and has not said anything of it since.";
            default -> "The agent has not said anything of it for half an hour.";
        };
    }

    private static void fail(Connection connection, Row row, String sentence, long now, long revision)
            throws SQLException {
        String line = told(row.line(), FAILED, sentence, now);
        update(connection, new Row(row.jvm(), row.id(), FAILED, row.toldAt(), null, line), revision);
        Totals.add(connection, Totals.FAILED);
    }

    private static String told(String line, String stage, String sentence, long now) {
        return WireJson.object(line)
                .put("stage", stage)
                .put("at", Instant.ofEpochMilli(now).toString())
                .put("sentence", sentence)
                .toString();
    }

    private static void insert(Connection connection, Row row, long revision) throws SQLException {
        Sql.update(
                connection,
                """
                insert into proof (jvm, id, stage, told_at, lapses_at, first_revision, revision, line)
                values (?, ?, ?, ?, ?, ?, ?, ?)""",
                row.jvm(),
                row.id(),
                row.stage(),
                row.toldAt(),
                row.lapsesAt(),
                revision,
                revision,
                row.line());
        Sql.update(connection, """
                delete from proof where jvm = ? and id in (
                  select id from proof where jvm = ? order by first_revision desc, id limit ? offset ?)""", row.jvm(), row.jvm(), Sql.NO_LIMIT, MOST_OF_A_JVM);
    }

    private static void update(Connection connection, Row row, long revision) throws SQLException {
        Sql.update(
                connection,
                "update proof set stage = ?, told_at = ?, lapses_at = ?, revision = ?, line = ? where jvm = ? and id = ?",
                row.stage(),
                row.toldAt(),
                row.lapsesAt(),
                revision,
                row.line(),
                row.jvm(),
                row.id());
    }

    /**
     * A row.
     *
     * @param toldAt when the agent wrote what it told last, milliseconds since 1970; null before it tells anything
     * @param lapsesAt when it has failed unless more is heard of it; null when it is over
     */
    private record Row(
            String jvm,
            String id,
            String stage,
            @Nullable Long toldAt,
            @Nullable Long lapsesAt,
            String line) {
        static Row read(ResultSet row) throws SQLException {
            return new Row(
                    row.getString("jvm"),
                    row.getString("id"),
                    row.getString("stage"),
                    Sql.longOrNull(row, "told_at"),
                    Sql.longOrNull(row, "lapses_at"),
                    row.getString("line"));
        }
    }
}
