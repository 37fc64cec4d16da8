package dev.stranded.dashboard.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The tables {@code alert_rule} and {@code alert_told}, and the findings that rules look at. */
final class AlertRows {
    static final int MOST_RULES = 100;
    static final int MOST_CANDIDATES = 5_000;
    static final int MOST_TOLD = 20_000;

    /**
     * Findings {@code f} that may be told: open, in JVMs {@code j} that have not ended, and nobody has said anything.
     */
    private static final String TOLD_OF = """
            from finding f join jvm j on j.id = f.jvm
              left join handling h on h.service = j.name and h.signature = f.signature
            where f.state = 'open' and j.ended_at is null and (h.state is null or h.state = 'open')""";

    private static final double MINUTE_MILLIS = 60_000;
    private static final long GROWTH_MILLIS = 5 * 60_000L;
    private static final long LEAST_GROWTH_MILLIS = 3_000;

    private AlertRows() {}

    static List<AlertRule> rules(Connection connection) throws SQLException {
        return Sql.list(connection, "select * from alert_rule order by name, id", AlertRows::rule);
    }

    static void put(Connection connection, AlertRule rule) throws SQLException {
        Sql.update(
                connection,
                """
                insert into alert_rule (id, name, kind, verdict, growth, service, form, url, secret, page, enabled, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set name = excluded.name, kind = excluded.kind, verdict = excluded.verdict,
                  growth = excluded.growth, service = excluded.service, form = excluded.form, url = excluded.url,
                  secret = excluded.secret, page = excluded.page, enabled = excluded.enabled,
                  changed_at = excluded.changed_at""",
                rule.id(),
                rule.name(),
                rule.kind(),
                rule.verdict(),
                rule.growth(),
                rule.service(),
                rule.form().toString(),
                rule.url(),
                rule.secret(),
                rule.page(),
                rule.enabled() ? 1 : 0,
                rule.changedAt());
    }

    static boolean delete(Connection connection, String rule) throws SQLException {
        Sql.update(connection, "delete from alert_told where rule = ?", rule);
        return Sql.update(connection, "delete from alert_rule where id = ?", rule) > 0;
    }

    /** Open findings of JVMs that have not ended, that have changed, and of which nobody has said anything. */
    static List<AlertCandidate> candidates(Connection connection, long since) throws SQLException {
        return Sql.list(
                connection,
                "select j.name, f.signature, f.jvm, f.kind, f.verdict, f.revision " + TOLD_OF
                        + " and f.revision > ? order by f.revision limit ?",
                row -> new AlertCandidate(
                        new FindingKey(row.getString("name"), row.getString("signature")),
                        row.getString("jvm"),
                        row.getString("kind"),
                        row.getString("verdict"),
                        row.getLong("revision")),
                since,
                MOST_CANDIDATES);
    }

    /** Whether it may still be told of a finding. */
    static boolean isCandidate(Connection connection, FindingKey key) throws SQLException {
        return Sql.number(
                        connection,
                        "select count(*) " + TOLD_OF + " and j.name = ? and f.signature = ?",
                        key.service(),
                        key.signature())
                > 0;
    }

    static @Nullable AlertFinding finding(Connection connection, AlertCandidate candidate) throws SQLException {
        double growth = growth(connection, candidate);
        return Sql.first(
                connection,
                """
                select j.hello, f.line, h.came_back_at from finding f join jvm j on j.id = f.jvm
                  left join handling h on h.service = j.name and h.signature = f.signature
                where f.jvm = ? and f.signature = ?""",
                row -> new AlertFinding(
                        row.getString("hello"), row.getString("line"), growth, Sql.longOrNull(row, "came_back_at")),
                candidate.jvm(),
                candidate.key().signature());
    }

    /** By how many its count has grown a minute, over the last minutes that are known. */
    private static double growth(Connection connection, AlertCandidate candidate) throws SQLException {
        CountAt newest = count(connection, candidate, "order by at desc limit 1", 0);
        CountAt first = newest == null
                ? null
                : count(connection, candidate, "order by at limit 1", newest.at() - GROWTH_MILLIS);
        return newest == null || first == null || newest.at() - first.at() < LEAST_GROWTH_MILLIS
                ? 0
                : (newest.count() - first.count()) * MINUTE_MILLIS / (newest.at() - first.at());
    }

    private static @Nullable CountAt count(Connection connection, AlertCandidate candidate, String which, long from)
            throws SQLException {
        return Sql.first(
                connection,
                "select at, count from finding_count where jvm = ? and signature = ? and at >= ? " + which,
                row -> new CountAt(row.getLong(1), row.getLong(2)),
                candidate.jvm(),
                candidate.key().signature(),
                from);
    }

    static boolean isTold(Connection connection, String rule, FindingKey key) throws SQLException {
        return Sql.number(
                        connection,
                        "select count(*) from alert_told where rule = ? and service = ? and signature = ?",
                        rule,
                        key.service(),
                        key.signature())
                > 0;
    }

    /** Whether it was not told before. */
    static boolean putTold(Connection connection, String rule, FindingKey key, long now) throws SQLException {
        return Sql.update(connection, """
                        insert into alert_told (rule, service, signature, at) values (?, ?, ?, ?)
                        on conflict (rule, service, signature) do nothing""", rule, key.service(), key.signature(), now) > 0;
    }

    /** When a finding is over or opened again, all are to be told of it anew. */
    static void forgetTold(Connection connection, FindingKey key) throws SQLException {
        Sql.update(
                connection,
                "delete from alert_told where service = ? and signature = ?",
                key.service(),
                key.signature());
    }

    static void forgetOldest(Connection connection) throws SQLException {
        if (Sql.number(connection, "select count(*) from alert_told") > MOST_TOLD) {
            Sql.update(
                    connection,
                    "delete from alert_told where at < (select min(at) from (select at from alert_told order by at desc limit "
                            + MOST_TOLD + ") kept)");
        }
        AlertMessageRows.forgetOldest(connection);
    }

    private static AlertRule rule(ResultSet row) throws SQLException {
        return new AlertRule(
                row.getString("id"),
                row.getString("name"),
                row.getString("kind"),
                row.getString("verdict"),
                Sql.longOrNull(row, "growth"),
                row.getString("service"),
                AlertRule.Form.valueOf(row.getString("form").toUpperCase(Locale.ROOT)),
                row.getString("url"),
                row.getString("secret"),
                row.getString("page"),
                row.getInt("enabled") != 0,
                row.getLong("changed_at"));
    }
}
