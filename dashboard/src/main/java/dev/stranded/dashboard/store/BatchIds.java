package dev.stranded.dashboard.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table {@code recent_batch}: the ids of the batches that each JVM posted last, the newest first. */
final class BatchIds {
    static final int MOST_OF_A_JVM = 16;

    private static final String BETWEEN = " ";

    private BatchIds() {}

    /** Whether it is stored already. */
    static boolean isKnown(Connection connection, String jvm, String batch) throws SQLException {
        return of(connection, jvm).contains(batch);
    }

    /** The JVM must be stored. */
    static void remember(Connection connection, String jvm, String batch) throws SQLException {
        String ids = Stream.concat(Stream.of(batch), of(connection, jvm).stream())
                .limit(MOST_OF_A_JVM)
                .collect(Collectors.joining(BETWEEN));
        Sql.update(
                connection,
                "insert into recent_batch (jvm, ids) values (?, ?) on conflict (jvm) do update set ids = excluded.ids",
                jvm,
                ids);
    }

    private static List<String> of(Connection connection, String jvm) throws SQLException {
        String ids = Sql.first(connection, "select ids from recent_batch where jvm = ?", row -> row.getString(1), jvm);
        return ids == null ? List.of() : List.of(ids.split(BETWEEN, MOST_OF_A_JVM));
    }
}
