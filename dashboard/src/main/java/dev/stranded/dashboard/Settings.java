package dev.stranded.dashboard;

import dev.stranded.dashboard.store.StoreSettings;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a dashboard is started.
 *
 * @param host name or address to listen at
 * @param port to listen at; 0 for a free one
 * @param folder where it keeps what is its own
 * @param store where the store is, and how much it keeps
 * @param entrance how people and agents come in
 * @param otlp where to push metrics to
 */
public record Settings(
        String host,
        int port,
        Path folder,
        StoreSettings store,
        Entrance entrance,
        @Nullable URI otlp) {
    /** With the store and the tokens in the folder, if there are any, and without TLS. */
    public Settings(String host, int port, Path folder) {
        this(host, port, folder, StoreSettings.in(folder));
    }

    /** With the tokens in the folder, if there are any, and without TLS. */
    public Settings(String host, int port, Path folder, StoreSettings store) {
        this(host, port, folder, store, Entrance.of(folder), null);
    }
}
