package dev.stranded.dashboard.store;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Logins, and what operators did. Every method may throw {@link StoreFailure}. */
public final class AccessBook {
    static final int MOST_LOGINS = 1_000;
    static final int MOST_ACTS = 10_000;

    private final Database database;

    AccessBook(Database database) {
        this.database = database;
    }

    /** Keeps a login, and forgets those that are over, and the oldest of too many. */
    public void begin(String login, String token, long now, long end) {
        database.write(connection -> {
            Sql.update(connection, "delete from login where ends_at <= ?", now);
            Sql.update(
                    connection,
                    "insert into login (id, token, began_at, ends_at) values (?, ?, ?, ?)",
                    login,
                    token,
                    now,
                    end);
            return Sql.update(connection, """
                    delete from login where began_at < (
                      select began_at from login order by began_at desc limit 1 offset ?)""", MOST_LOGINS - 1);
        });
    }

    /** The token that somebody logged in with; null where the login is over or never was. */
    public @Nullable String tokenOf(String login, long now) {
        return database.find(connection -> Sql.first(
                connection,
                "select token from login where id = ? and ends_at > ?",
                row -> row.getString(1),
                login,
                now));
    }

    /** Forgets a login. */
    public void end(String login) {
        database.write(connection -> Sql.update(connection, "delete from login where id = ?", login));
    }

    /** Keeps an act, and forgets the oldest of too many. */
    public void write(Act act) {
        database.write(connection -> {
            Sql.update(
                    connection,
                    "insert into act (id, at, who, role, what, status, address) values (?, ?, ?, ?, ?, ?, ?)",
                    UUID.randomUUID().toString(),
                    act.at(),
                    act.who(),
                    act.role(),
                    act.what(),
                    act.status(),
                    act.address());
            return Sql.update(
                    connection,
                    "delete from act where at < (select at from act order by at desc limit 1 offset ?)",
                    MOST_ACTS - 1);
        });
    }

    /** The newest acts, the newest first. */
    public List<Act> acts(int most) {
        return database.read(connection -> Sql.list(
                connection,
                "select at, who, role, what, status, address from act order by at desc, id limit ?",
                row -> new Act(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5),
                        row.getString(6)),
                most));
    }
}
