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

    /** Makes it, if it is needed for this JVM; the socket of an earlier JVM that was killed makes room for it. */
    static SocketLink to(JvmProcess process) {
        Path place = place(process);
        if (place == null) {
            return new SocketLink(null);
        }
        if (DeadSocket.isInTheWayOf(process, place)) {
            DeadSocket.remove(place);
        }
        try {
            return new SocketLink(Files.createSymbolicLink(place, process.socket()));
        } catch (IOException | UnsupportedOperationException e) {
            return new SocketLink(null); // It is there, or the attempt will tell.
        }
    }

    /** Where it has to be; null where it is not needed. */
    static @Nullable Path place(JvmProcess process) {
        return process.root() == null || process.ownPid() != process.pid()
                ? null
                : LOOKED_IN.resolve(process.socket().getFileName());
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
