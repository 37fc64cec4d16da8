package dev.stranded.core.detect;

import dev.stranded.wire.FindingKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What makes two findings the same across looks, restarts and hosts: their kind and the methods of their sites. Line
 * numbers are left out, and the numbers that compilers give to lambdas and anonymous classes. Where several lines of
 * one method are sites they are told apart by their order of appearance in this run.
 *
 * <p>Ownership: the census thread.
 */
final class Signature {
    private static final int MOST_METHODS = 20_000;

    private static final int HEX_DIGITS = 12;
    private static final Pattern PLACE = Pattern.compile("\\([^)]*\\)");
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$([^$(]*)\\$\\d+");
    private static final Pattern NUMBER = Pattern.compile("\\$\\d+|/0x[0-9a-f]+");

    /** The sites seen in each method, the first one first. */
    private final Map<String, List<String>> seen = new HashMap<>();

    String of(FindingKind kind, String... sites) {
        StringBuilder text = new StringBuilder(kind.toString());
        for (String site : sites) {
            String method = method(site);
            int place = placeIn(method, site);
            text.append('\n').append(method).append(place == 0 ? "" : "#" + place);
        }
        byte[] digest = digest(text.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS);
    }

    private int placeIn(String method, String site) {
        if (seen.size() >= MOST_METHODS && !seen.containsKey(method)) {
            return 0;
        }
        List<String> places = seen.computeIfAbsent(method, m -> new ArrayList<>(1));
        int place = places.indexOf(site);
        if (place < 0) {
            place = places.size();
            places.add(site);
        }
        return place;
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
