package dev.stranded.dashboard.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements with their arguments. */
final class Sql {
    /** A limit that is none, where a statement must have one. */
    static final long NO_LIMIT = Long.MAX_VALUE;

    private Sql() {}

    /** Makes a value of the row that a result set stands at. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    static int update(Connection connection, String sql, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, arguments)) {
            return statement.executeUpdate();
        }
    }

    static <T> List<T> list(Connection connection, String sql, Row<T> reader, @Nullable Object... arguments)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<T> values = new ArrayList<>();
            while (rows.next()) {
                values.add(reader.read(rows));
            }
            return values;
        }
    }

    static <T> @Nullable T first(Connection connection, String sql, Row<T> reader, @Nullable Object... arguments)
            throws SQLException {
        List<T> values = list(connection, sql, reader, arguments);
        return values.isEmpty() ? null : values.get(0);
    }

    /** The first column of the only row. */
    static long number(Connection connection, String sql, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, storable(arguments[i]));
        }
        return statement;
    }

    /** PostgreSQL knows no text with a zero in it. */
    private static @Nullable Object storable(@Nullable Object argument) {
        return argument instanceof String text && text.indexOf('\0') >= 0 ? text.replace('\0', '\uFFFD') : argument;
    }
}
