package dev.stranded.dashboard;

import java.nio.file.Path;

/**
 * How a dashboard is started.
 *
 * @param host name or address to listen at
 * @param port to listen at; 0 for a free one
 * @param folder where the store is
 */
public record Settings(String host, int port, Path folder) {}
