package dev.stranded.core.detect;

import dev.stranded.wire.FindingKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What makes two findings the same across looks, restarts and hosts: their kind and the methods of their sites. Line
 * numbers are left out, and the numbers that compilers give to lambdas and anonymous classes.
 */
final class Signature {
    private static final int HEX_DIGITS = 12;
    private static final Pattern PLACE = Pattern.compile("\\([^)]*\\)");
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$([^$(]*)\\$\\d+");
    private static final Pattern NUMBER = Pattern.compile("\\$\\d+|/0x[0-9a-f]+");

    private Signature() {}

    static String of(FindingKind kind, String... sites) {
        StringBuilder text = new StringBuilder(kind.toString());
        for (String site : sites) {
            text.append('\n').append(method(site));
        }
        byte[] digest = digest(text.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS);
    }

    /** A frame without its line and without the numbers that a recompilation changes. */
    static String method(String frame) {
        String place = PLACE.matcher(frame).replaceAll("");
        return NUMBER.matcher(LAMBDA.matcher(place).replaceAll("lambda\\$$1")).replaceAll("\\$");
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
