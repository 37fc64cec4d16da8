package dev.stranded.dashboard;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A PostgreSQL of this process's own, started when it is first asked for. Its binaries come with a dependency. It does
 * not run as root; where a test does, it is started in a user namespace.
 */
public final class EmbeddedPostgresql {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Map<Path, String> URLS = new ConcurrentHashMap<>();
    private static @Nullable EmbeddedPostgres server;
    private static @Nullable String missing;

    private EmbeddedPostgresql() {}

    /**
     * The URL of a new and empty database; where there is no server the test is skipped, or fails if all is required.
     */
    public static String newDatabase() {
        String name = "t" + DATABASES.incrementAndGet();
        EmbeddedPostgres running = server();
        try (Connection connection = running.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return running.getJdbcUrl("postgres", name);
    }

    /** The URL of the database that stands for a folder. */
    static String databaseOf(Path folder) {
        return URLS.computeIfAbsent(folder, unknown -> newDatabase());
    }

    private static synchronized EmbeddedPostgres server() {
        if (server == null && missing == null) {
            try {
                server = EmbeddedPostgres.builder().start();
            } catch (IOException | RuntimeException e) {
                missing = e.toString();
            }
        }
        EmbeddedPostgres running = server;
        if (running == null) {
            String reason = "no PostgreSQL can be started here (" + missing + "), so the store is not tried on it;"
                    + " run the tests on Linux and x86-64, and as root only where unshare -U is allowed";
            if (Boolean.parseBoolean(System.getenv("STRANDED_REQUIRE_ALL"))) {
                throw new AssertionError(reason);
            }
            Assumptions.abort(reason);
            throw new AssertionError(reason);
        }
        return running;
    }
}
