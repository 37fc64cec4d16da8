package dev.stranded.dashboard;

import dev.stranded.dashboard.store.StoreSettings;
import java.nio.file.Path;

/**
 * How a dashboard is started.
 *
 * @param host name or address to listen at
 * @param port to listen at; 0 for a free one
 * @param folder where it keeps what is its own
 * @param store where the store is, and how much it keeps
 */
public record Settings(String host, int port, Path folder, StoreSettings store) {
    /** With the store in the folder. */
    public Settings(String host, int port, Path folder) {
        this(host, port, folder, StoreSettings.in(folder));
    }
}
