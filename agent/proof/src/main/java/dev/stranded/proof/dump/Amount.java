package dev.stranded.proof.dump;

import java.util.Locale;

/** Bytes and times as people read them. */
public final class Amount {
    private static final double KILOBYTE = 1024;
    private static final double SECOND = 1000;
    private static final int WHOLE = 10;

    private Amount() {}

    /** As in {@code 54 MB}. */
    public static String bytes(long bytes) {
        if (bytes < KILOBYTE * KILOBYTE) {
            return String.format(Locale.ROOT, "%,d KB", Math.round(bytes / KILOBYTE));
        }
        double megabytes = bytes / KILOBYTE / KILOBYTE;
        return megabytes < KILOBYTE ? amount(megabytes, "MB") : amount(megabytes / KILOBYTE, "GB");
    }

    /** As in {@code 0.3 s}. */
    public static String millis(long millis) {
        return amount(Math.max(0.1, millis / SECOND), "s");
    }

    private static String amount(double amount, String unit) {
        return String.format(Locale.ROOT, amount < WHOLE ? "%.1f %s" : "%,.0f %s", amount, unit);
    }
}
