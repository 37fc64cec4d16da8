package dev.stranded.dashboard.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a store is, and how much it keeps.
 *
 * @param folder of the file, where it is one
 * @param url of a PostgreSQL database, as JDBC has it; null for a file in the folder
 * @param user of that database, where the URL names none
 * @param password of that user, where the URL has none
 * @param keep how long and how much is kept
 */
public record StoreSettings(
        Path folder,
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        Keep keep) {
    /** A file in a folder. */
    public static StoreSettings in(Path folder) {
        return new StoreSettings(folder, null, null, null, Keep.USUAL);
    }

    /** Where it is, in words for the user: without names and passwords. */
    public String place() {
        return url == null ? folder.toString() : PostgresEngine.place(url);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "StoreSettings[" + place() + ", " + keep + "]";
    }
}
