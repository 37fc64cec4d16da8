package dev.stranded.dashboard.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The SQLite file and its connections.
 *
 * <p>Ownership: a pool of one connection writes, so writers queue in this process and never meet {@code SQLITE_BUSY};
 * the others only read, each a consistent moment, and never wait for the writer (write-ahead log).
 */
final class Database implements AutoCloseable {
    private static final String FILE = "stranded.db";
    private static final int READERS = 4;
    private static final int BUSY_MILLIS = 10_000;
    private static final int PAGE_BYTES = 4_096;

    private final Folder folder;
    private final Path file;
    private final long mostBytes;
    private final HikariDataSource writer;
    private final HikariDataSource readers;

    private Database(Folder folder, Path file, long mostBytes) {
        this.folder = folder;
        this.file = file;
        this.mostBytes = mostBytes;
        this.writer = new HikariDataSource(writer(file, mostBytes));
        this.readers = new HikariDataSource(readers(file));
    }

    /** What is done in a transaction. */
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /** What is looked for in a transaction, and may not be there. */
    interface Search<T> {
        @Nullable
        T in(Connection connection) throws SQLException;
    }

    static Database open(Path folder, long mostBytes) {
        Path file = folder.resolve(FILE);
        Folder owned = Folder.own(folder);
        try {
            migrate(file);
            return new Database(owned, file, mostBytes);
        } catch (StoreFailure e) {
            owned.close();
            throw e;
        } catch (FlywayException | PoolInitializationException e) {
            owned.close();
            throw new StoreFailure(
                    StoreFailure.Reason.BROKEN,
                    "can't use the database " + file + " (" + rootOf(e).getMessage()
                            + "); give --data a folder that can be written and holds no other program's file of that name",
                    e);
        }
    }

    <T> T read(Work<T> work) {
        return transact(readers, work);
    }

    <T> @Nullable T find(Search<T> search) {
        List<T> found = new ArrayList<>(1);
        read(connection -> {
            T value = search.in(connection);
            return value != null && found.add(value);
        });
        return found.isEmpty() ? null : found.get(0);
    }

    <T> T write(Work<T> work) {
        return transact(writer, work);
    }

    @Override
    public void close() {
        readers.close();
        writer.close();
        folder.close();
    }

    private <T> T transact(HikariDataSource pool, Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** SQLite may have rolled back by itself, and then complains. */
    private static void rollBack(Connection connection, Exception reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private StoreFailure failure(SQLException e) {
        if (e instanceof SQLiteException sqlite && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_FULL) {
            return new StoreFailure(
                    StoreFailure.Reason.FULL,
                    "there is no more room in the database " + file + " (at most " + (mostBytes >> 20)
                            + " MB, and what the disk has left); free disk space, or give --data another folder",
                    e);
        }
        return new StoreFailure(
                StoreFailure.Reason.BROKEN,
                "the database " + file + " failed (" + e.getMessage()
                        + "); check its disk and its rights, then start the dashboard again",
                e);
    }

    private static void migrate(Path file) {
        Flyway flyway = Flyway.configure(Database.class.getClassLoader())
                .dataSource(dataSource(file, SQLiteConfig.TransactionMode.DEFERRED))
                .locations("classpath:db/migration")
                .load();
        boolean newer = Arrays.stream(flyway.info().all())
                .map(MigrationInfo::getState)
                .anyMatch(state -> state.isApplied() && !state.isResolved());
        if (newer) {
            throw new StoreFailure(
                    StoreFailure.Reason.BROKEN,
                    "the database " + file + " was written by a newer version of the dashboard;"
                            + " start that version, or give --data another folder");
        }
        flyway.migrate();
    }

    private static HikariConfig writer(Path file, long mostBytes) {
        HikariConfig config = pool("writer", dataSource(file, SQLiteConfig.TransactionMode.IMMEDIATE));
        config.setMaximumPoolSize(1);
        config.setConnectionInitSql("pragma max_page_count = " + mostBytes / PAGE_BYTES);
        return config;
    }

    private static HikariConfig readers(Path file) {
        HikariConfig config = pool("readers", dataSource(file, SQLiteConfig.TransactionMode.DEFERRED));
        config.setMaximumPoolSize(READERS);
        config.setConnectionInitSql("pragma query_only = on");
        return config;
    }

    private static HikariConfig pool(String name, SQLiteDataSource source) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setPoolName("stranded-store-" + name);
        config.setConnectionTimeout(BUSY_MILLIS);
        return config;
    }

    private static SQLiteDataSource dataSource(Path file, SQLiteConfig.TransactionMode mode) {
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

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
