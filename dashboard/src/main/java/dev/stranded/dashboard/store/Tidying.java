package dev.stranded.dashboard.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the store bounded: of each JVM the newest samples as they came, older ones one a minute, none from more than a
 * day before its newest; likewise the counts of each finding. Findings stay as long as their JVM is kept.
 */
final class Tidying {
    static final int MOST_AT_FULL_RATE = 3_600;

    private static final long COARSE_MILLIS = 60_000;
    private static final long LONGEST_MILLIS = 24 * 60 * 60_000L;
    private static final long HEARD_LATELY_MILLIS = 10 * 60_000L;

    private Tidying() {}

    static void tidy(Connection connection, long now) throws SQLException {
        JvmRows.forgetGone(connection, now);
        List<String> jvms = Sql.list(
                connection,
                "select id from jvm where last_seen > ?",
                row -> row.getString(1),
                now - HEARD_LATELY_MILLIS);
        for (String jvm : jvms) {
            FindingRows.forgetOldest(connection, jvm);
            thin(connection, "sample", "jvm = ?", jvm);
            for (String signature : longCounted(connection, jvm)) {
                thin(connection, "finding_count", "jvm = ? and signature = ?", jvm, signature);
            }
        }
    }

    private static List<String> longCounted(Connection connection, String jvm) throws SQLException {
        return Sql.list(
                connection,
                "select signature from finding_count where jvm = ? group by signature having count(*) > ?",
                row -> row.getString(1),
                jvm,
                MOST_AT_FULL_RATE);
    }

    private static void thin(Connection connection, String table, String key, String... keys) throws SQLException {
        String from = " from " + table + " where " + key;
        Long fullFrom = at(connection, from, MOST_AT_FULL_RATE - 1, keys);
        if (fullFrom == null) {
            return;
        }
        Long newest = at(connection, from, 0, keys);
        Sql.update(
                connection,
                "delete" + from + " and at < ? and (at < ? or at not in (select min(at)" + from
                        + " and at < ? group by at / ?))",
                arguments(
                        keys,
                        List.of(fullFrom, (newest == null ? fullFrom : newest) - LONGEST_MILLIS),
                        keys,
                        List.of(fullFrom, COARSE_MILLIS)));
    }

    private static @Nullable Long at(Connection connection, String from, int newerOnes, String... keys)
            throws SQLException {
        return Sql.first(
                connection,
                "select at" + from + " order by at desc limit 1 offset ?",
                row -> row.getLong(1),
                arguments(keys, List.of(newerOnes), new String[0], List.of()));
    }

    private static Object[] arguments(String[] first, List<?> second, String[] third, List<?> fourth) {
        List<Object> all = new java.util.ArrayList<>(List.of((Object[]) first));
        all.addAll(second);
        all.addAll(List.of((Object[]) third));
        all.addAll(fourth);
        return all.toArray();
    }
}
