package dev.stranded.cli.mailbox;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A number that is used once, so that nobody can know beforehand what an answer's file is called.
 *
 * @param digits 32 hexadecimal digits
 */
public record Nonce(String digits) {
    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one. */
    public static Nonce make() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Nonce(HexFormat.of().formatHex(bytes));
    }

    @Override
    public String toString() {
        return digits;
    }
}
