package dev.stranded.proof.attach;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A link from where the JDK looks for a JVM's socket to where that JVM makes it. Some JDKs look in their own
 * {@code /tmp} for a JVM that has another one but the same process ids, such as a service of systemd's with
 * {@code PrivateTmp}.
 */
final class SocketLink implements Closeable {
    private static final Path LOOKED_IN = Path.of("/tmp");

    private final @Nullable Path link;

    private SocketLink(@Nullable Path link) {
        this.link = link;
    }

    /** Makes it, if it is needed for this JVM. */
    static SocketLink to(JvmProcess process) {
        Path root = process.root();
        if (root == null || process.ownPid() != process.pid()) {
            return new SocketLink(null);
        }
        Path socket = process.socket();
        try {
            return new SocketLink(Files.createSymbolicLink(LOOKED_IN.resolve(socket.getFileName()), socket));
        } catch (IOException | UnsupportedOperationException e) {
            return new SocketLink(null); // It is there, or the attempt will tell.
        }
    }

    /** Takes it away. */
    @Override
    public void close() {
        if (link != null) {
            try {
                Files.deleteIfExists(link);
            } catch (IOException e) {
                // The next one finds it as it is needed.
            }
        }
    }
}
