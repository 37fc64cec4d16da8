package dev.stranded.dashboard.access;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The file with the tokens, one a line: role, name, when it was made, hash. Lines that begin with {@code #} are the
 * user's own.
 *
 * <p>It is replaced as a whole, so who reads it meanwhile sees it before or after a change; who changes it locks out
 * others who would.
 */
public final class TokenFile {
    private static final long MOST_BYTES = 1 << 20;

    private final Path file;

    /** The file, which need not be there. */
    public TokenFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    Path path() {
        return file;
    }

    /** All tokens; none where there is no file. */
    public List<Token> read() throws TokenFailure {
        List<Token> tokens = new ArrayList<>();
        int number = 0;
        for (String line : lines()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            Token token = Token.parse(line);
            if (token == null) {
                throw new TokenFailure("line " + number + " of the tokens file " + file
                        + " is not a role, a name, a time and a hash; delete that line, and make a new token instead");
            }
            tokens.add(token);
        }
        return tokens;
    }

    /** Adds a token and gives its secret, which is kept nowhere. */
    public String add(Role role, String name, Clock clock) throws TokenFailure {
        if (!Token.isName(name)) {
            throw new TokenFailure("\"" + name + "\" is no name for a token; use letters, digits, . _ @ and -,"
                    + " at most 64 of them");
        }
        String secret = "stranded-" + role + "-" + Secret.make();
        Token token = new Token(role, name, clock.instant().truncatedTo(ChronoUnit.SECONDS), Secret.hash(secret));
        change(lines -> {
            if (lines.stream().anyMatch(line -> isOf(line, name))) {
                throw new TokenFailure("there is a token with the name " + name
                        + " already; give this one another name, then revoke the first when nobody uses it any more");
            }
            lines.add(token.line());
        });
        return secret;
    }

    /** Takes a token away. */
    public void revoke(String name) throws TokenFailure {
        change(lines -> {
            if (!lines.removeIf(line -> isOf(line, name))) {
                throw new TokenFailure("there is no token with the name " + name + " in " + file
                        + "; token list shows those there are");
            }
        });
    }

    private static boolean isOf(String line, String name) {
        Token token = Token.parse(line);
        return token != null && token.name().equals(name);
    }

    private void change(Change change) throws TokenFailure {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        try {
            Files.createDirectories(folder(), owners("rwx------"));
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                List<String> lines = new ArrayList<>(lines());
                change.on(lines);
                Files.deleteIfExists(next);
                Files.createFile(next, owners("rw-------"));
                Files.write(next, lines);
                Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                held.release();
            }
        } catch (IOException e) {
            throw new TokenFailure("can't write the tokens file " + file + " (" + e
                    + "); give --data or --tokens a place that can be written");
        }
    }

    private List<String> lines() throws TokenFailure {
        if (isBelowFile()) {
            return List.of();
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new TokenFailure(
                        "the tokens file " + file + " has more than 1 MiB; give --tokens a file that token add made");
            }
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new TokenFailure("can't read the tokens file " + file + " (" + e
                    + "); give --tokens a file of text that can be read");
        }
    }

    /** Then it is not there, and who opens the data folder says what is wrong with that. */
    private boolean isBelowFile() {
        for (Path above = file.getParent(); above != null; above = above.getParent()) {
            if (Files.isRegularFile(above)) {
                return true;
            }
        }
        return false;
    }

    private Path folder() {
        Path folder = file.getParent();
        return folder == null ? file : folder;
    }

    /** Hashes tell nothing, names and roles do. */
    private static FileAttribute<?>[] owners(String rights) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    /** What is done to the lines. */
    private interface Change {
        void on(List<String> lines) throws TokenFailure;
    }
}
