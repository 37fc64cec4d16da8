package dev.stranded.proof.attach;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The socket of an earlier JVM that had the same process id and was killed. A JVM removes such a file when it starts,
 * but not another user's; where it stays, it can't be attached to.
 */
final class DeadSocket {
    private DeadSocket() {}

    /** The file in the way, which nobody listens to or another user made; null if there is none. */
    static @Nullable Path inTheWayOf(JvmProcess process) {
        Path linked = SocketLink.place(process);
        if (linked != null && isInTheWayOf(process, linked)) {
            return linked;
        }
        Path file = process.socket();
        return isInTheWayOf(process, file) ? file : null;
    }

    /** Whether what is there is no socket of this process's. */
    static boolean isInTheWayOf(JvmProcess process, Path file) {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS) || Files.isSymbolicLink(file)) {
            return false;
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(file));
            return false;
        } catch (ConnectException e) {
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return isAnothers(file, process);
        }
    }

    /** Takes it away; false where this user may not. */
    static boolean remove(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isAnothers(Path file, JvmProcess process) {
        try {
            return !Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).equals(process.user());
        } catch (IOException e) {
            return false;
        }
    }
}
