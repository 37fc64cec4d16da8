package dev.stranded.dashboard.access;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A token as it is kept: without its secret.
 *
 * @param role what it is for
 * @param name of who has it
 * @param made when it was made
 * @param hash of its secret
 */
public record Token(Role role, String name, Instant made, String hash) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final String ALGORITHM = "sha256:";
    private static final int FIELDS = 4;

    /** Whether a token may have that name. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** A line of the tokens file; null where it is none. */
    static @Nullable Token parse(String line) {
        String[] fields = line.strip().split("\\s+", FIELDS + 1);
        if (fields.length != FIELDS || !fields[3].startsWith(ALGORITHM)) {
            return null;
        }
        Role role = Role.named(fields[0]);
        Instant made = time(fields[2]);
        String hash = fields[3].substring(ALGORITHM.length());
        return role == null
                        || made == null
                        || !isName(fields[1])
                        || !HASH.matcher(hash).matches()
                ? null
                : new Token(role, fields[1], made, hash);
    }

    String line() {
        return role + " " + name + " " + made + " " + ALGORITHM + hash;
    }

    private static @Nullable Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
