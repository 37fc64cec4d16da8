package dev.stranded.cli;

import dev.stranded.proof.attach.JvmProcess;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/**
 * The agent's jar where another JVM can read it: this one, or a copy in that JVM's folder for temporary files, as for a
 * JVM in a container. A copy stays until the agent is detached, since it starts a process of its own with it to judge a
 * heap dump.
 */
final class AgentFile {
    private static final String WAY_IN = "dev.stranded.premain.CommandEntry";

    private final Path seenInside;
    private final @Nullable Path copy;

    private AgentFile(Path seenInside, @Nullable Path copy) {
        this.seenInside = seenInside;
        this.copy = copy;
    }

    /** The jar for this JVM; it is copied if need be. */
    static AgentFile madeVisibleTo(JvmProcess process) throws CannotDo {
        Path jar = own();
        try {
            Path root = process.root();
            Path there = root == null ? jar : root.resolve(Path.of("/").relativize(jar));
            boolean same = root == null || (Files.isRegularFile(there) && Files.mismatch(there, jar) < 0);
            return same && isReadable(there, process) ? new AgentFile(jar, null) : copied(jar, process);
        } catch (IOException e) {
            throw new CannotDo(
                    Target.name(process) + " can't read " + jar + ", and no copy can be put into " + process.exchange()
                            + " (" + e + "); put the jar where that JVM can read it, at the same path, or make the"
                            + " folder writable",
                    e);
        }
    }

    /** Removes the copy for this JVM, if there is one. */
    static void removeCopy(JvmProcess process) {
        try {
            Path copy = placeOfCopy(process);
            if (Files.isRegularFile(copy, LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(copy);
            }
        } catch (IOException e) {
            // It stays where temporary files are removed in time.
        }
    }

    /** The jar, as the JVM itself sees it. */
    Path seenInside() {
        return seenInside;
    }

    /** Where it was copied to, as it is seen from here; null if it was not. */
    @Nullable
    Path copy() {
        return copy;
    }

    private static AgentFile copied(Path jar, JvmProcess process) throws IOException {
        Path copy = placeOfCopy(process);
        Files.deleteIfExists(copy);
        Files.copy(jar, copy);
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("r--------"));
        UserPrincipal user = process.user();
        if (user != null && !user.equals(Files.getOwner(copy))) {
            Files.setOwner(copy, user);
        }
        return new AgentFile(process.asSeenInside(copy), copy);
    }

    private static Path placeOfCopy(JvmProcess process) {
        return process.exchange().resolve(".stranded_agent" + process.ownPid() + ".jar");
    }

    /** Whether the JVM's user may read it: this user is that one, or everybody may. */
    private static boolean isReadable(Path file, JvmProcess process) throws IOException {
        UserPrincipal user = process.user();
        boolean same = user == null || user.getName().equals(System.getProperty("user.name"));
        if (same || !file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return true;
        }
        Path folder = file.getParent();
        while (folder != null && allows(folder, PosixFilePermission.OTHERS_EXECUTE)) {
            folder = folder.getParent();
        }
        return folder == null && allows(file, PosixFilePermission.OTHERS_READ);
    }

    private static boolean allows(Path path, PosixFilePermission permission) throws IOException {
        return Files.getPosixFilePermissions(path).contains(permission);
    }

    private static Path own() throws CannotDo {
        try {
            CodeSource source = Class.forName(WAY_IN, false, ClassLoader.getSystemClassLoader())
                    .getProtectionDomain()
                    .getCodeSource();
            return Path.of(source.getLocation().toURI()).toRealPath();
        } catch (ClassNotFoundException | URISyntaxException | IOException e) {
            throw new CannotDo("can't tell where the agent's jar is (" + e + "); start the command with java -jar", e);
        }
    }
}
