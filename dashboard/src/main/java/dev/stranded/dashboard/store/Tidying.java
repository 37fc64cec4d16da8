package dev.stranded.dashboard.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the store bounded: of each JVM the newest samples as they came, older ones one a minute, none from more than a
 * day before its newest; likewise the counts of each finding. Findings stay as long as their JVM is kept, or until they
 * have been over for as long as things are kept.
 *
 * <p>It looks without keeping anybody from writing, and what it then deletes it deletes in small parts, so that batches
 * are stored in between.
 */
final class Tidying {
    static final int MOST_AT_FULL_RATE = 3_600;

    private static final int SLACK = 60;
    private static final long COARSE_MILLIS = 60_000;
    private static final long LONGEST_MILLIS = 24 * 60 * 60_000L;
    private static final long HEARD_LATELY_MILLIS = 10 * 60_000L;

    private final Database database;
    private final Keep keep;
    private final long now;

    Tidying(Database database, Keep keep, long now) {
        this.database = database;
        this.keep = keep;
        this.now = now;
    }

    void tidy() {
        long gone = now - keep.millis();
        if (database.read(connection -> JvmRows.anyToForget(connection, now, gone))) {
            change(connection -> JvmRows.forgetGone(connection, now, gone));
        }
        for (String jvm : database.read(this::heardLately)) {
            List<Change> changes = database.read(connection -> changes(connection, jvm));
            if (!changes.isEmpty()) {
                change(connection -> {
                    for (Change change : changes) {
                        change.in(connection);
                    }
                });
            }
        }
        new Slimming(database, keep, now).slim();
    }

    private void change(Change change) {
        database.write(connection -> {
            change.in(connection);
            return true;
        });
    }

    private List<String> heardLately(Connection connection) throws SQLException {
        return Sql.list(
                connection,
                "select id from jvm where last_seen > ?",
                row -> row.getString(1),
                now - HEARD_LATELY_MILLIS);
    }

    private List<Change> changes(Connection connection, String jvm) throws SQLException {
        List<Change> changes = new ArrayList<>();
        long over = now - keep.millis();
        if (FindingRows.anyToForget(connection, jvm, over)) {
            changes.add(writing -> FindingRows.forgetOldest(writing, jvm, over));
        }
        addThinning(connection, changes, "sample", "jvm = ?", jvm);
        for (String signature : longCounted(connection, jvm)) {
            addThinning(connection, changes, "finding_count", "jvm = ? and signature = ?", jvm, signature);
        }
        return changes;
    }

    private static List<String> longCounted(Connection connection, String jvm) throws SQLException {
        return Sql.list(
                connection,
                "select signature from finding_count where jvm = ? group by signature having count(*) > ?",
                row -> row.getString(1),
                jvm,
                MOST_AT_FULL_RATE + SLACK);
    }

    private static void addThinning(
            Connection connection, List<Change> changes, String table, String key, String... keys) throws SQLException {
        String from = " from " + table + " where " + key;
        if (at(connection, from, MOST_AT_FULL_RATE + SLACK, keys) == null) {
            return;
        }
        Long fullFrom = at(connection, from, MOST_AT_FULL_RATE - 1, keys);
        Long newest = at(connection, from, 0, keys);
        if (fullFrom != null && newest != null) {
            long full = fullFrom;
            long oldest = newest - LONGEST_MILLIS;
            changes.add(writing -> thin(writing, from, full, oldest, keys));
        }
    }

    private static void thin(Connection connection, String from, long fullFrom, long oldest, String... keys)
            throws SQLException {
        Sql.update(
                connection,
                "delete" + from + " and at < ? and (at < ? or at not in (select min(at)" + from
                        + " and at < ? group by at / ?))",
                arguments(keys, List.of(fullFrom, oldest), keys, List.of(fullFrom, COARSE_MILLIS)));
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
        List<Object> all = new ArrayList<>(List.of((Object[]) first));
        all.addAll(second);
        all.addAll(List.of((Object[]) third));
        all.addAll(fourth);
        return all.toArray();
    }

    /** Something that is to be deleted. */
    private interface Change {
        void in(Connection connection) throws SQLException;
    }
}
