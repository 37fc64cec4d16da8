package dev.stranded.dashboard.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens that hold at this moment: a change of their file takes effect with the next request.
 *
 * <p>Once tokens are asked for, they are until the dashboard ends, even if the last one is revoked: to lock out
 * everybody must not let in everybody.
 */
public final class Tokens {
    private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);

    private final TokenFile file;
    private final BiConsumer<List<Token>, List<Token>> changed;
    private volatile boolean required;
    private volatile Known known;

    private Tokens(TokenFile file, Known known, boolean required, BiConsumer<List<Token>, List<Token>> changed) {
        this.file = file;
        this.known = known;
        this.required = required;
        this.changed = changed;
    }

    /**
     * The tokens of a file.
     *
     * @param always whether they are asked for even where there is no file
     * @param changed is told which tokens there were before a change, and which there are now
     */
    public static Tokens of(TokenFile file, boolean always, BiConsumer<List<Token>, List<Token>> changed)
            throws TokenFailure {
        Stamp stamp = Stamp.of(file.path());
        return new Tokens(file, new Known(stamp, file.read()), always || stamp != null, changed);
    }

    /** Whether who asks must show a token. */
    public boolean required() {
        now();
        return required;
    }

    /** The token with a secret; null where there is none. All are compared, and each in the same time. */
    public @Nullable Token find(String secret) {
        String hash = Secret.hash(secret);
        Token found = null;
        for (Token token : now()) {
            if (Secret.areEqual(token.hash(), hash)) {
                found = token;
            }
        }
        return found;
    }

    /** The token with a hash, where it still holds. */
    @Nullable
    Token withHash(String hash) {
        return now().stream()
                .filter(token -> token.hash().equals(hash))
                .findFirst()
                .orElse(null);
    }

    private List<Token> now() {
        Stamp stamp = Stamp.of(file.path());
        return stamp == null ? absent() : stamp.equals(known.stamp()) ? known.tokens() : reread(stamp);
    }

    private List<Token> absent() {
        return known.stamp() == null ? known.tokens() : replace(new Known(null, List.of()));
    }

    /** A file that can't be read changes nothing: agents must not be locked out by a slip of the pen. */
    private List<Token> reread(Stamp stamp) {
        try {
            return replace(new Known(stamp, file.read()));
        } catch (TokenFailure e) {
            LOG.error("{}; the tokens from before hold on", e.getMessage());
            known = new Known(stamp, known.tokens());
            return known.tokens();
        }
    }

    private List<Token> replace(Known next) {
        List<Token> before;
        synchronized (this) {
            before = known.tokens();
            known = next;
            required |= next.stamp() != null;
        }
        if (!before.equals(next.tokens())) {
            changed.accept(before, next.tokens());
        }
        return next.tokens();
    }

    /**
     * What was read.
     *
     * @param stamp of the file when it was read, before it was opened; null where there was none
     * @param tokens that were in it
     */
    private record Known(@Nullable Stamp stamp, List<Token> tokens) {}

    /** What tells one state of a file from the next. */
    private record Stamp(
            FileTime modified, long size, @Nullable Object key) {
        static @Nullable Stamp of(Path file) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
            } catch (IOException e) {
                return null;
            }
        }
    }
}
