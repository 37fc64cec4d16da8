package dev.stranded.cli.text;

/** Makes words stand out on a terminal that knows how; elsewhere it leaves them as they are. */
public final class Ink {
    /** Leaves everything as it is. */
    public static final Ink NONE = new Ink(false);

    private final boolean colours;

    /** With colours or without. */
    public Ink(boolean colours) {
        this.colours = colours;
    }

    /** A heading. */
    public String bold(String text) {
        return in("1", text);
    }

    /** What matters less. */
    public String faint(String text) {
        return in("2", text);
    }

    /** What is wrong. */
    public String red(String text) {
        return in("31", text);
    }

    /** What may be wrong. */
    public String yellow(String text) {
        return in("33", text);
    }

    /** A verdict: the surer, the louder. */
    public String verdict(String verdict, String text) {
        return verdict.equals("suspected") ? yellow(text) : red(text);
    }

    private String in(String code, String text) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
