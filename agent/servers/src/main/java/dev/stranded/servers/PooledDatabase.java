package dev.stranded.servers;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** H2 behind HikariCP, with more who ask than there are connections. */
public final class PooledDatabase implements Server {
    private static final int CONNECTIONS = 2;
    private static final int CLERKS = 6;

    private final HikariDataSource pool;
    private final ExecutorService clerks = Executors.newFixedThreadPool(CLERKS);

    private PooledDatabase() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1");
        config.setMaximumPoolSize(CONNECTIONS);
        pool = new HikariDataSource(config);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table visits (at bigint)");
        }
    }

    public static void main(String[] arguments) throws Exception {
        Life.live(arguments, virtual -> new PooledDatabase());
    }

    @Override
    public void ask() throws Exception {
        List<Future<Integer>> visits = new ArrayList<>();
        for (int i = 0; i < CLERKS; i++) {
            visits.add(clerks.submit(this::visit));
        }
        for (Future<Integer> visit : visits) {
            visit.get();
        }
    }

    @Override
    public void stop() {
        clerks.shutdown();
        pool.close();
    }

    private int visit() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into visits values (" + System.nanoTime() + ")");
            try (ResultSet count = statement.executeQuery("select count(*) from visits")) {
                count.next();
                return count.getInt(1);
            }
        }
    }
}
