package dev.stranded.dashboard.store;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * A file in a folder that this process owns. The one connection that writes never meets {@code SQLITE_BUSY}; the others
 * never wait for it (write-ahead log).
 */
final class SqliteEngine implements Engine {
    private static final String FILE = "stranded.db";
    private static final int READERS = 4;
    private static final int BUSY_MILLIS = 10_000;
    private static final int PAGE_BYTES = 4_096;

    private final Folder folder;
    private final Path file;
    private final long mostBytes;

    private SqliteEngine(Folder folder, Path file, long mostBytes) {
        this.folder = folder;
        this.file = file;
        this.mostBytes = mostBytes;
    }

    static SqliteEngine in(Path folder, long mostBytes) {
        return new SqliteEngine(Folder.own(folder), folder.resolve(FILE), mostBytes);
    }

    @Override
    public String kind() {
        return "SQLite";
    }

    @Override
    public String place() {
        return file.toString();
    }

    @Override
    public String cure() {
        return "give --data a folder that can be written and holds no other program's file of that name";
    }

    @Override
    public String[] migrations() {
        return new String[] {"classpath:db/migration"};
    }

    @Override
    public DataSource forMigration() {
        return dataSource(SQLiteConfig.TransactionMode.DEFERRED);
    }

    @Override
    public HikariConfig writer() {
        HikariConfig config = Engine.pool("writer", dataSource(SQLiteConfig.TransactionMode.IMMEDIATE), 1);
        config.setConnectionInitSql("pragma max_page_count = " + mostBytes / PAGE_BYTES);
        return config;
    }

    @Override
    public HikariConfig readers() {
        HikariConfig config = Engine.pool("readers", dataSource(SQLiteConfig.TransactionMode.DEFERRED), READERS);
        config.setConnectionInitSql("pragma query_only = on");
        return config;
    }

    /** The one connection of the pool is all that it takes. */
    @Override
    public void beginWriting(Connection connection) {}

    @Override
    public void endWriting(Connection connection) {}

    @Override
    public long usedBytes(Connection connection, long enough) throws SQLException {
        long pages = Sql.number(connection, "pragma page_count") - Sql.number(connection, "pragma freelist_count");
        return pages * PAGE_BYTES;
    }

    @Override
    public StoreFailure failure(SQLException e) {
        if (e instanceof SQLiteException sqlite && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_FULL) {
            return new StoreFailure(
                    StoreFailure.Reason.FULL,
                    "there is no more room in the database " + file + " (at most " + (mostBytes >> 20)
                            + " MB, and what the disk has left); free disk space, give --keep-mb a higher number or"
                            + " --data another folder",
                    e);
        }
        return new StoreFailure(
                StoreFailure.Reason.BROKEN,
                "the database " + file + " failed (" + e.getMessage()
                        + "); check its disk and its rights, then start the dashboard again",
                e);
    }

    /** There is no other process. */
    @Override
    public void follow(Runnable changed) {}

    @Override
    public void close() {
        folder.close();
    }

    private SQLiteDataSource dataSource(SQLiteConfig.TransactionMode mode) {
        SQLiteConfig config = new SQLiteConfig(new Properties());
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setPageSize(PAGE_BYTES);
        config.setTransactionMode(mode);
        config.enforceForeignKeys(true);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return source;
    }
}
