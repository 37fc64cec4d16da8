package dev.stranded.dashboard.store;

import java.util.List;

/**
 * Makes room where the store has nearly as much as it keeps: what is over goes first, the longest unheard of it, and of
 * what goes on only the past of its charts.
 */
final class Slimming {
    private static final int MOST_STEPS = 40;
    private static final int JVMS = 10;
    private static final int FINDINGS = 500;
    private static final long FEWEST_SAMPLES = 100;
    private static final int PERCENT_KEPT = 90;

    private final Database database;
    private final Keep keep;
    private final long now;

    Slimming(Database database, Keep keep, long now) {
        this.database = database;
        this.keep = keep;
        this.now = now;
    }

    void slim() {
        for (int step = 0; step < MOST_STEPS && isTooMuch(); step++) {
            if (!forgetGone(false) && !halveSamples() && !forgetOver() && !forgetGone(true)) {
                return;
            }
        }
    }

    private boolean isTooMuch() {
        long most = keep.bytes() / 100 * PERCENT_KEPT;
        return database.read(connection -> database.engine().usedBytes(connection, most)) > most;
    }

    private boolean forgetGone(boolean withFindings) {
        return delete("""
                delete from jvm where id in (
                  select j.id from jvm j where (j.ended_at is not null or j.silent_at < ?)
                  and (? = 1 or not exists (select 1 from finding f where f.jvm = j.id))
                  order by j.last_seen limit ?)""", now, withFindings ? 1 : 0, JVMS);
    }

    /** Findings that are over. */
    private boolean forgetOver() {
        List<String[]> over = database.read(connection -> Sql.list(
                connection,
                "select jvm, signature from finding where state <> 'open' order by last_seen limit ?",
                row -> new String[] {row.getString(1), row.getString(2)},
                FINDINGS));
        if (!over.isEmpty()) {
            database.write(connection -> {
                for (String[] finding : over) {
                    Sql.update(
                            connection,
                            "delete from finding where jvm = ? and signature = ? and state <> 'open'",
                            finding[0],
                            finding[1]);
                }
                return true;
            });
        }
        return !over.isEmpty();
    }

    /** The older half of what each JVM's charts are made of, a JVM at a time. */
    private boolean halveSamples() {
        boolean any = false;
        List<String> jvms =
                database.read(connection -> Sql.list(connection, "select id from jvm", row -> row.getString(1)));
        for (String jvm : jvms) {
            long samples = database.read(
                    connection -> Sql.number(connection, "select count(*) from sample where jvm = ?", jvm));
            if (samples > FEWEST_SAMPLES) {
                any |= delete(
                        "delete from sample where jvm = ? and at < (select at from sample where jvm = ?"
                                + " order by at desc limit 1 offset ?)",
                        jvm,
                        jvm,
                        samples / 2);
            }
        }
        return any;
    }

    private boolean delete(String sql, Object... arguments) {
        return database.write(connection -> Sql.update(connection, sql, arguments)) > 0;
    }
}
