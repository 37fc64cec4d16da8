package dev.stranded.dashboard.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The data folder, locked: one dashboard at a time, so that none changes the database of another that runs. */
final class Folder implements AutoCloseable {
    private static final String CURE = "; give --data a folder that can be written";

    private final FileChannel lock;

    private Folder(FileChannel lock) {
        this.lock = lock;
    }

    static Folder own(Path folder) {
        try {
            Files.createDirectories(folder, ownersOnly());
            FileChannel lock =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(lock) == null) {
                lock.close();
                throw failure("another dashboard uses the data folder " + folder
                        + "; stop that one, or give --data another folder");
            }
            return new Folder(lock);
        } catch (FileAlreadyExistsException e) {
            throw failure("can't use " + e.getFile() + " as data folder, it is a file" + CURE);
        } catch (IOException e) {
            throw failure("can't write to the data folder " + folder + " (" + e + ")" + CURE);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** What is told of an application is its owner's business. */
    private static FileAttribute<?>[] ownersOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    private static StoreFailure failure(String sentence) {
        return new StoreFailure(StoreFailure.Reason.BROKEN, sentence);
    }
}
