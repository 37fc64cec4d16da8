package dev.stranded.dashboard.store;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A kind of database: how it is reached and set up, and what its failures mean. What is asked of it is the same SQL for
 * every kind.
 */
interface Engine extends AutoCloseable {
    /** By its own name. */
    String kind();

    /** Where it is, and the cure when it can't be used: two parts of a sentence. */
    String place();

    String cure();

    /** Where the scripts are that make its tables. */
    String[] migrations();

    DataSource forMigration();

    /** Of one connection. */
    HikariConfig writer();

    /** Each transaction of theirs sees one moment. */
    HikariConfig readers();

    /** Waits until no one else writes: one transaction at a time does, whoever else uses the database. */
    void beginWriting(Connection connection) throws SQLException;

    /** The last thing before the commit. */
    void endWriting(Connection connection) throws SQLException;

    /** About how many bytes what is stored takes. */
    long usedBytes(Connection connection, long enough) throws SQLException;

    StoreFailure failure(SQLException e);

    /** Has it call {@code changed} when another process has changed the database. */
    void follow(Runnable changed);

    @Override
    void close();

    /** A pool that waits a while for a connection. */
    static HikariConfig pool(String name, DataSource source, int most) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setPoolName("stranded-store-" + name);
        config.setConnectionTimeout(10_000);
        config.setMaximumPoolSize(most);
        return config;
    }
}
