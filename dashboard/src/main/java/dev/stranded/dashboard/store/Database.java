package dev.stranded.dashboard.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
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
    private static final long MOST_BYTES = 2L << 30;

    private final Folder folder;
    private final Path file;
    private final HikariDataSource writer;
    private final HikariDataSource readers;

    private Database(Folder folder, Path file, HikariDataSource writer, HikariDataSource readers) {
        this.folder = folder;
        this.file = file;
        this.writer = writer;
        this.readers = readers;
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

    static Database open(Path folder) {
        Path file = folder.resolve(FILE);
        Folder owned = Folder.own(folder);
        try {
            migrate(file);
            return new Database(
                    owned,
                    file,
                    pool(file, "writer", 1, SQLiteConfig.TransactionMode.IMMEDIATE),
                    pool(file, "readers", READERS, SQLiteConfig.TransactionMode.DEFERRED));
        } catch (StoreFailure e) {
            owned.close();
            throw e;
        } catch (FlywayException | com.zaxxer.hikari.pool.HikariPool.PoolInitializationException e) {
            owned.close();
            throw new StoreFailure(
                    StoreFailure.Reason.BROKEN,
                    "can't use the database " + file + " (" + rootOf(e).getMessage()
                            + "); give --data a folder that can be written and holds no other program's file of that name",
                    e);
        }
    }

    Path file() {
        return file;
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
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private StoreFailure failure(SQLException e) {
        if (e instanceof SQLiteException sqlite && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_FULL) {
            return new StoreFailure(
                    StoreFailure.Reason.FULL,
                    "there is no more room in the database " + file + " (at most " + (MOST_BYTES >> 20)
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

    private static HikariDataSource pool(Path file, String name, int size, SQLiteConfig.TransactionMode mode) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(dataSource(file, mode));
        config.setPoolName("stranded-store-" + name);
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(BUSY_MILLIS);
        config.setConnectionInitSql("pragma max_page_count = " + MOST_BYTES / PAGE_BYTES);
        return new HikariDataSource(config);
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
