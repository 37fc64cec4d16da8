package dev.stranded.core.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The token that the agent shows to the dashboard: one that was given to it, or the first line of a file, which is read
 * again when the dashboard does not know the token any more.
 *
 * <p>It is never printed. Ownership: the reporter thread.
 */
public final class Credential {
    /** What can stand in a header, so that none can end the header and begin another. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{1,512}");

    private static final int MOST_BYTES = 1_024;

    private final @Nullable Path file;
    private @Nullable String token;

    private Credential(@Nullable Path file, @Nullable String token) {
        this.file = file;
        this.token = token;
    }

    /** A token; null where the text can't be one. */
    public static @Nullable Credential ofToken(String text) {
        return TOKEN.matcher(text).matches() ? new Credential(null, text) : null;
    }

    /** The token in a file, which need not be there yet. */
    public static Credential ofFile(Path file) {
        Credential credential = new Credential(file, null);
        credential.renew();
        return credential;
    }

    /** The value of the header Authorization; null where there is no token yet. */
    @Nullable
    String authorization() {
        return token == null ? null : "Bearer " + token;
    }

    /** Looks for a new token; true where there is one. */
    boolean renew() {
        String found = file == null ? null : firstLine(file);
        if (found == null || found.equals(token)) {
            return false;
        }
        token = found;
        return true;
    }

    private static @Nullable String firstLine(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            String line = text.lines().findFirst().orElse("").strip();
            return TOKEN.matcher(line).matches() ? line : null;
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "a token";
    }
}
