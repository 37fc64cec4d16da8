package dev.stranded.cli.text;

import java.util.Locale;

/** Numbers and times as people read them, and texts of the application that can do a terminal no harm. */
public final class Words {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long SHORT = 100 * SECOND;

    private Words() {}

    /** As in {@code 1,203}. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** As in {@code 1 finding} and {@code 2 findings}. */
    public static String count(long number, String thing) {
        return number(number) + " " + thing + (number == 1 ? "" : "s");
    }

    /** As in {@code 61 s}, {@code 12 min} and {@code 3 h 12 min}. */
    public static String time(long millis) {
        if (millis < SECOND) {
            return millis + " ms";
        }
        if (millis < SHORT) {
            return millis / SECOND + " s";
        }
        if (millis < HOUR) {
            return millis / MINUTE + " min";
        }
        return millis < DAY
                ? two(millis / HOUR, "h", millis % HOUR / MINUTE, "min")
                : two(millis / DAY, "d", millis % DAY / HOUR, "h");
    }

    /** A class name without its package. */
    public static String shortType(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** The text in one line, less what a terminal would obey. */
    public static String clean(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}]", "?");
    }

    private static String two(long many, String unit, long few, String smaller) {
        return many + " " + unit + (few == 0 ? "" : " " + few + " " + smaller);
    }
}
