package dev.stranded.demo.chart;

/** Text within HTML and SVG. */
public final class Markup {
    private Markup() {}

    /** The text with all that markup would take for its own replaced. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
