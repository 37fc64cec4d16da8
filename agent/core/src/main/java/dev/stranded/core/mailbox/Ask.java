package dev.stranded.core.mailbox;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for.
 *
 * @param nonce tells it from all others, 32 hexadecimal digits
 * @param command what is to be done: the name of a {@link dev.stranded.wire.Question}
 */
public record Ask(String nonce, String command) {
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{32}) ([a-z]{1,20})\n");

    /** What a request says; null for what is none. */
    static @Nullable Ask of(String request) {
        Matcher line = LINE.matcher(request);
        return line.matches() ? new Ask(line.group(1), line.group(2)) : null;
    }
}
