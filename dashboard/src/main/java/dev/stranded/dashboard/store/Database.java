package dev.stranded.dashboard.store;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;

/**
 * The database and its connections.
 *
 * <p>Ownership: a pool of one connection writes, so writers queue in this process; the others only read, each a
 * consistent moment.
 */
final class Database implements AutoCloseable {
    private final Engine engine;
    private final HikariDataSource writer;
    private final HikariDataSource readers;

    private Database(Engine engine) {
        this.engine = engine;
        this.writer = new HikariDataSource(engine.writer());
        this.readers = new HikariDataSource(engine.readers());
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

    /** Opens it, and closes the engine where that fails. */
    static Database open(Engine engine) {
        try {
            migrate(engine);
            return new Database(engine);
        } catch (StoreFailure e) {
            engine.close();
            throw e;
        } catch (FlywayException | PoolInitializationException e) {
            engine.close();
            throw new StoreFailure(
                    StoreFailure.Reason.BROKEN,
                    "can't use the database " + engine.place() + " (" + reason(e) + "); " + engine.cure(),
                    e);
        }
    }

    Engine engine() {
        return engine;
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

    /** One transaction at a time, here and in all processes that share the database. */
    <T> T write(Work<T> work) {
        return transact(writer, connection -> {
            engine.beginWriting(connection);
            T result = work.in(connection);
            engine.endWriting(connection);
            return result;
        });
    }

    @Override
    public void close() {
        readers.close();
        writer.close();
        engine.close();
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
        } catch (SQLTransientConnectionException e) {
            throw new StoreFailure(
                    StoreFailure.Reason.BUSY,
                    "the database " + engine.place()
                            + " can't be reached or is too busy; check that it runs, it is tried"
                            + " again with the next request",
                    e);
        } catch (SQLException e) {
            throw engine.failure(e);
        }
    }

    /** The database may have rolled back by itself, and then complains. */
    private static void rollBack(Connection connection, Exception reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private static void migrate(Engine engine) {
        Flyway flyway = Flyway.configure(Database.class.getClassLoader())
                .dataSource(engine.forMigration())
                .locations(engine.migrations())
                .load();
        boolean newer = Arrays.stream(flyway.info().all())
                .map(MigrationInfo::getState)
                .anyMatch(state -> state.isApplied() && !state.isResolved());
        if (newer) {
            throw new StoreFailure(
                    StoreFailure.Reason.BROKEN,
                    "the database " + engine.place() + " was written by a newer version of the dashboard;"
                            + " start that version, or give --data another folder or --store another database");
        }
        flyway.migrate();
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse(root.toString());
    }
}
