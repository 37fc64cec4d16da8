package dev.stranded.core.mailbox;

import dev.stranded.wire.NdjsonWriter;
import dev.stranded.wire.Question;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files in the temporary folder through which this JVM is asked. A request is the file {@code .stranded_pid<PID>}
 * with one line, {@code NONCE COMMAND}; who asks makes it whole at once, and deletes it. The answer is
 * {@code .stranded_pid<PID>.<NONCE>}, for its owner alone; who asked deletes it.
 *
 * <p>Only a file of this process' user or of root is obeyed: whoever may write such a file could end the process, too.
 *
 * <p>Ownership: the census thread.
 */
public final class Mailbox {
    private static final int MOST_BYTES = 100;
    private static final long LONGEST_WAIT_MILLIS = 30_000;
    private static final String UID = "unix:uid";
    private static final int ROOT = 0;

    /** Writes an answer. */
    @FunctionalInterface
    public interface Body {
        /** Writes it, line by line. */
        void write(NdjsonWriter out) throws IOException;
    }

    private final File request;
    private @Nullable String last;
    private @Nullable Path unread;
    private long answeredMillis;

    /** The mailbox of this process. */
    public Mailbox() {
        this(folder(), OwnProcess.id());
    }

    Mailbox(File folder, long pid) {
        this.request = new File(folder, Question.fileName(pid));
    }

    /** Where the JVM itself leaves such files, whatever the application sets. */
    private static File folder() {
        File linux = new File("/tmp");
        return new File("/proc/self").isDirectory() ? linux : new File(System.getProperty("java.io.tmpdir"));
    }

    /** Whether somebody asks who has had no answer, or has not noticed it yet. Costs one look for a file. */
    public boolean isAsked() {
        return request.exists();
    }

    /** What is asked now; null for nothing, and for what is not to be obeyed. Costs one look for a file. */
    public @Nullable Ask look() {
        forgetUnread();
        if (!isAsked()) {
            return null;
        }
        try {
            Ask ask = read(request.toPath());
            if (ask == null || ask.nonce().equals(last)) {
                return null;
            }
            last = ask.nonce();
            return ask;
        } catch (IOException e) {
            return null; // Whoever asked has taken it back.
        }
    }

    /** Answers; that there is no answer, where this throws, is the asker's to notice. */
    public void answer(String nonce, Body body) throws IOException {
        Path answer = Path.of(request + "." + nonce);
        Path part = Path.of(request + "." + nonce + ".part");
        try {
            create(part);
            try (NdjsonWriter out = new NdjsonWriter(Files.newOutputStream(part))) {
                body.write(out);
            }
            Files.move(part, answer, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        unread = answer;
        answeredMillis = System.nanoTime() / 1_000_000;
    }

    private static void create(Path file) throws IOException {
        FileAttribute<?>[] rights =
                file.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights)
                .close();
    }

    private static @Nullable Ask read(Path file) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        long age = System.currentTimeMillis() - attributes.lastModifiedTime().toMillis();
        if (!attributes.isRegularFile() || age > LONGEST_WAIT_MILLIS || !isObeyed(file)) {
            return null;
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return Ask.of(new String(in.readNBytes(MOST_BYTES), StandardCharsets.US_ASCII));
        }
    }

    private static boolean isObeyed(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return true; // There each user has a temporary folder of his own.
        }
        int owner = (int) Files.getAttribute(file, UID, LinkOption.NOFOLLOW_LINKS);
        return owner == ROOT || owner == user(file);
    }

    /** This process' user, as the owner of what it makes. */
    private static int user(Path beside) throws IOException {
        Path self = Path.of("/proc/self");
        if (Files.exists(self)) {
            return (int) Files.getAttribute(self, UID);
        }
        Path own = Files.createTempFile(beside.toAbsolutePath().getParent(), ".stranded", "");
        try {
            return (int) Files.getAttribute(own, UID);
        } finally {
            Files.delete(own);
        }
    }

    /** Who asked may have given up before he read the answer. */
    private void forgetUnread() {
        Path answer = unread;
        if (answer != null && System.nanoTime() / 1_000_000 - answeredMillis > LONGEST_WAIT_MILLIS) {
            unread = null;
            try {
                Files.deleteIfExists(answer);
            } catch (IOException e) {
                // It stays, as other files in there do.
            }
        }
    }
}
