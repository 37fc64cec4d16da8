package dev.stranded.dashboard.store;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database that several dashboards may share. The row of the table {@code revision} is what they take turns by: who
 * writes holds it until the commit, so revisions come in the order of the commits. Each commit wakes all dashboards.
 */
final class PostgresEngine implements Engine {
    static final String CHANNEL = "stranded";

    private static final String SCHEME = "jdbc:postgresql:";
    private static final int READERS = 8;
    private static final int CONNECT_SECONDS = 10;
    private static final int SOCKET_SECONDS = 60;
    private static final String DISK_FULL = "53100";
    private static final Set<String> AWAY = Set.of("53300", "55P03", "57P01", "57P02", "57P03", "57014", "25P03");
    private static final String CONNECTION_CLASS = "08";

    private final String place;
    private final PGSimpleDataSource source;
    private @Nullable PostgresWakes wakes;

    private PostgresEngine(String place, PGSimpleDataSource source) {
        this.place = place;
        this.source = source;
    }

    static PostgresEngine at(String url, @Nullable String user, @Nullable String password) {
        if (!url.startsWith(SCHEME)) {
            throw new StoreFailure(
                    StoreFailure.Reason.BROKEN,
                    "knows no database " + place(url)
                            + "; give --store jdbc:postgresql://HOST/DATABASE, or leave it out"
                            + " to keep all in a file");
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setUrl(url);
        } catch (IllegalArgumentException e) {
            throw new StoreFailure(
                    StoreFailure.Reason.BROKEN,
                    "can't make out the database " + place(url) + "; give --store jdbc:postgresql://HOST/DATABASE",
                    e);
        }
        if (user != null) {
            source.setUser(user);
        }
        if (password != null) {
            source.setPassword(password);
        }
        source.setApplicationName("stranded-dashboard");
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(SOCKET_SECONDS);
        source.setTcpKeepAlive(true);
        return new PostgresEngine(place(url), source);
    }

    /** The address without what is behind it: that may hold a password. */
    static String place(String url) {
        return url.split("\\?", 2)[0].replaceFirst("//[^/@]*@", "//");
    }

    @Override
    public String kind() {
        return "PostgreSQL";
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public String cure() {
        return "check that it runs, that --store, its user and its password are right, and that this user may make"
                + " tables there";
    }

    @Override
    public String[] migrations() {
        return new String[] {"classpath:db/postgresql", "classpath:db/migration"};
    }

    @Override
    public DataSource forMigration() {
        return source;
    }

    @Override
    public HikariConfig writer() {
        HikariConfig config = Engine.pool("writer", source, 1);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setConnectionInitSql("set idle_in_transaction_session_timeout = '30s'; set lock_timeout = '10s'");
        return config;
    }

    @Override
    public HikariConfig readers() {
        HikariConfig config = Engine.pool("readers", source, READERS);
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        config.setReadOnly(true);
        config.setConnectionInitSql("set idle_in_transaction_session_timeout = '30s'; set statement_timeout = '30s'");
        return config;
    }

    @Override
    public void beginWriting(Connection connection) throws SQLException {
        Sql.number(connection, "select value from revision for update");
    }

    @Override
    public void endWriting(Connection connection) throws SQLException {
        Sql.update(connection, "notify " + CHANNEL);
    }

    /**
     * Deleted rows leave room that stays the table's, so where the tables seem too large it is counted what the rows
     * take.
     */
    @Override
    public long usedBytes(Connection connection, long enough) throws SQLException {
        long tables = Sql.number(connection, """
                select coalesce(sum(pg_total_relation_size(c.oid)), 0) from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'r' and n.nspname = current_schema()""");
        return tables < enough ? tables : Sql.number(connection, """
                select (select coalesce(sum(120 + pg_column_size(parts)), 0) from sample)
                  + (select coalesce(sum(300 + pg_column_size(line)), 0) from finding)
                  + (select coalesce(sum(500 + pg_column_size(line)), 0) from snapshot)
                  + (select 140 * count(*) from finding_count)""");
    }

    @Override
    public StoreFailure failure(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (state.equals(DISK_FULL)) {
            return new StoreFailure(
                    StoreFailure.Reason.FULL,
                    "there is no more room for the database " + place + "; free disk space there, or give --keep-mb a"
                            + " lower number",
                    e);
        }
        if (state.startsWith(CONNECTION_CLASS) || AWAY.contains(state)) {
            return new StoreFailure(
                    StoreFailure.Reason.BUSY,
                    "the database " + place + " can't be reached or is too busy (" + e.getMessage()
                            + "); check that it runs, it is tried again with the next request",
                    e);
        }
        return new StoreFailure(
                StoreFailure.Reason.BROKEN,
                "the database " + place + " failed (" + e.getMessage() + "); its own log says more",
                e);
    }

    @Override
    public void follow(Runnable changed) {
        wakes = new PostgresWakes(source, changed);
        wakes.start();
    }

    @Override
    public void close() {
        if (wakes != null) {
            wakes.close();
        }
    }
}
