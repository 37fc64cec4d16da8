package dev.stranded.dashboard.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Listens to what the dashboards on one database tell each other at each commit: that there is something new. Nothing
 * is lost when it hears nothing, for who waits for something new looks by himself every now and then.
 */
final class PostgresWakes implements AutoCloseable {
    private static final int LISTEN_MILLIS = 5_000;
    private static final long PAUSE_MILLIS = 1_000;

    private final DataSource source;
    private final Runnable changed;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable Connection listening;

    PostgresWakes(DataSource source, Runnable changed) {
        this.source = source;
        this.changed = changed;
    }

    void start() {
        Thread thread = new Thread(this::run, "stranded-store-wakes");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closed.countDown();
        Connection open = listening;
        if (open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException e) {
                // It is of no use any more in any case.
            }
        }
    }

    private void run() {
        try {
            do {
                listen();
            } while (!closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until the connection breaks; something may have changed before it stood. */
    private void listen() {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            listening = connection;
            statement.execute("listen " + PostgresEngine.CHANNEL);
            PGConnection heard = connection.unwrap(PGConnection.class);
            changed.run();
            while (closed.getCount() > 0) {
                PGNotification[] notes = heard.getNotifications(LISTEN_MILLIS);
                if (notes != null && notes.length > 0) {
                    changed.run();
                }
            }
        } catch (SQLException e) {
            // The pause before the next try is all that can be done.
        } finally {
            listening = null;
        }
    }
}
