package dev.stranded.proof.dump;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A folder for a heap dump and what belongs to it, with rights for its owner alone. It goes, with all that is in it,
 * when it is closed, when the JVM ends, or, if the process was killed, with the next {@link #sweep}.
 *
 * <p>As long as its process runs, that holds a lock on a file in it.
 */
public final class DumpFolder implements Closeable {
    private static final String BEGINNING = "stranded-dump-";
    private static final String LOCK = "in-use";
    private static final int ATTEMPTS = 100;
    private static final long BETWEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final FileAttribute<?>[] OWNER_ONLY = ownerOnly();

    private final Path path;
    private final FileChannel lock;
    private final Thread atExit = new Thread(this::delete, "stranded-dump-delete");

    private DumpFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * A new folder in the first place that has room.
     *
     * @throws NoRoom if there is none
     */
    public static DumpFolder withRoomFor(DumpForecast forecast) throws NoRoom {
        return in(Places.here(), forecast);
    }

    /**
     * A new folder in the first place that has room, of those that another process sees.
     *
     * @param root where this process sees that one's root
     * @throws NoRoom if there is none
     */
    public static DumpFolder withRoomFor(DumpForecast forecast, Path root) throws NoRoom {
        return in(Places.under(root), forecast);
    }

    /** Deletes such folders of processes that are no more, if this user may. */
    public static void sweep() {
        sweep(Places.here());
    }

    /** Deletes such folders where another process sees them, whose root this one sees there. */
    public static void sweep(Path root) {
        sweep(Places.under(root));
    }

    private static void sweep(List<Path> places) {
        String own = BEGINNING + ProcessHandle.current().pid() + "-";
        for (Path place : places) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(place, BEGINNING + "*")) {
                for (Path folder : folders) {
                    if (!folder.getFileName().toString().startsWith(own)) {
                        deleteIfLeft(folder);
                    }
                }
            } catch (IOException | DirectoryIteratorException e) {
                // What this user can't list, it did not make.
            }
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** The file of that name in it, which need not exist. */
    public Path file(String name) {
        return path.resolve(name);
    }

    /** Makes a folder in it that is another user's, whose process is to write to it. */
    public Path madeFor(UserPrincipal user) throws IOException {
        Path inner = Files.createDirectory(path.resolve("of-" + user.getName()), OWNER_ONLY);
        Files.setOwner(inner, user);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
        return inner;
    }

    /** Deletes it. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return; // The JVM ends, and the hook deletes it.
        }
        delete();
    }

    private static DumpFolder in(List<Path> places, DumpForecast forecast) throws NoRoom {
        NoRoom noRoom = new NoRoom(forecast);
        for (Path place : places) {
            long free = place.toFile().getUsableSpace();
            try {
                if (free >= NoRoom.needed(forecast)) {
                    return in(place);
                }
                noRoom.addFree(place, free);
            } catch (IOException e) {
                noRoom.addFailed(place, e);
            }
        }
        throw noRoom;
    }

    private static DumpFolder in(Path place) throws IOException {
        String beginning = BEGINNING + ProcessHandle.current().pid() + "-";
        Path path = Files.createTempDirectory(place, beginning, OWNER_ONLY);
        try {
            DumpFolder folder = new DumpFolder(path, locked(path.resolve(LOCK)));
            Runtime.getRuntime().addShutdownHook(folder.atExit);
            return folder;
        } catch (IOException | RuntimeException e) {
            deleteAll(path);
            throw e;
        }
    }

    private static FileChannel locked(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            channel.lock();
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    private static void deleteIfLeft(Path folder) {
        try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
            // In a place that all can write to, nobody but its owner can put another in place of a folder.
            if (isOwn(folder) && channel.tryLock() != null) {
                deleteAll(folder);
            }
        } catch (IOException | RuntimeException e) {
            // Somebody else's, or just made or deleted.
        }
    }

    private static boolean isOwn(Path folder) throws IOException {
        UserPrincipal user = folder.getFileSystem()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName(System.getProperty("user.name"));
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(user);
    }

    private void delete() {
        // Who still writes a dump may add a file while others are deleted; no file can be added to a folder that is
        // gone.
        for (int i = 0; i < ATTEMPTS && !deleteAll(path); i++) {
            LockSupport.parkNanos(BETWEEN_NANOS);
        }
        try {
            lock.close();
        } catch (IOException e) {
            // It goes with the process.
        }
    }

    /**
     * Deletes such a folder for a process that may be no more: the lock last, by which it is found if this is broken
     * off.
     *
     * @return whether it is gone
     */
    public static boolean deleteAll(Path folder) {
        try {
            for (Path file : entries(folder)) {
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    for (Path inner : entries(file)) {
                        Files.deleteIfExists(inner);
                    }
                }
                if (!file.endsWith(LOCK)) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(folder.resolve(LOCK));
            Files.deleteIfExists(folder);
            return true;
        } catch (IOException | DirectoryIteratorException e) {
            return !Files.exists(folder);
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        }
        return entries;
    }
}
