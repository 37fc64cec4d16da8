package dev.stranded.demo.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** Lines over time, drawn as one SVG element. Not thread-safe. */
public final class Chart {
    private static final double WIDTH = 960;
    private static final double HEIGHT = 370;
    private static final double HEADING = 56;
    private static final double LEFT = 76;
    private static final double RIGHT = 724;
    private static final double TOP = 22;
    private static final double BOTTOM = 338;
    private static final double LABELS = 742;
    private static final double LABEL_GAP = 20;
    private static final int STEPS = 5;
    private static final double LONG_SECONDS = 600;

    private final String title;
    private final DoubleFunction<String> unit;
    private final List<Line> lines = new ArrayList<>();
    private boolean logarithmic;
    private double bandFrom;
    private double bandTo;
    private @Nullable String band;
    private double reference;
    private @Nullable String referenceName;

    /**
     * An empty chart.
     *
     * @param title what it shows, for those who cannot see it
     * @param unit writes a value with its unit
     */
    public Chart(String title, DoubleFunction<String> unit) {
        this.title = title;
        this.unit = unit;
    }

    /** Adds lines; those without a point are left out. */
    public Chart lines(List<Line> more) {
        more.stream()
                .filter(line -> !line.points().isEmpty())
                .map(Line::thinned)
                .forEach(lines::add);
        return this;
    }

    /** Shows powers of ten. */
    public Chart logarithmic() {
        logarithmic = true;
        return this;
    }

    /** Shades a time in which something was the case. */
    public Chart band(double fromSeconds, double toSeconds, String name) {
        bandFrom = fromSeconds;
        bandTo = toSeconds;
        band = name;
        return this;
    }

    /** Draws a level across. */
    public Chart reference(double value, String name) {
        reference = value;
        referenceName = name;
        return this;
    }

    /** The drawing, as an element of a page that has the style for it. */
    public String svg() {
        return element("0 0", HEIGHT, "");
    }

    /** The drawing as a picture of its own: with a heading, and with this style. */
    public String picture(String style) {
        String paper = text(
                "<style>%s</style><rect class=\"paper\" y=\"%.0f\" width=\"100%%\" height=\"100%%\"/>"
                        + "<text class=\"heading\" x=\"16\" y=\"-24\">%s</text>\n",
                style, -HEADING, Markup.escape(title));
        return element("0 " + Math.round(-HEADING), HEIGHT + HEADING, paper);
    }

    private String element(String origin, double height, String before) {
        double last =
                lines.stream().mapToDouble(line -> line.end().seconds()).max().orElse(1);
        Axis time = Axis.exact(last, LEFT, RIGHT);
        Axis values = values();
        StringBuilder svg = new StringBuilder(text(
                "<svg class=\"chart\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"%s %.0f %.0f\" role=\"img\">"
                        + "<title>%s</title>\n%s",
                origin, WIDTH, height, Markup.escape(title), before));
        drawBand(svg, time, last);
        drawAxes(svg, time, values);
        drawReference(svg, values);
        for (Line line : lines) {
            drawLine(svg, line, time, values);
        }
        drawLabels(svg, time, values);
        return svg.append("</svg>\n").toString();
    }

    private Axis values() {
        double most = Math.max(lines.stream().mapToDouble(Line::peak).max().orElse(1), reference);
        if (!logarithmic) {
            return Axis.linear(most == 0 ? STEPS : most, STEPS, BOTTOM, TOP);
        }
        double least = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(Point::value)
                .filter(value -> value > 0)
                .min()
                .orElse(1);
        return Axis.powers(least, most, BOTTOM, TOP);
    }

    private void drawBand(StringBuilder svg, Axis time, double last) {
        if (band == null || bandFrom >= last || bandTo <= bandFrom) {
            return;
        }
        double from = time.pixel(bandFrom);
        double to = time.pixel(Math.min(bandTo, last));
        svg.append(text(
                "<rect class=\"band\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                from, TOP, to - from, BOTTOM - TOP));
        svg.append(text(
                "<text class=\"quiet\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>\n",
                (from + to) / 2, TOP - 7, Markup.escape(band)));
    }

    private void drawAxes(StringBuilder svg, Axis time, Axis values) {
        for (double tick : values.ticks(STEPS)) {
            double y = values.pixel(tick);
            svg.append(text("<path class=\"grid\" d=\"M%.1f %.1fH%.1f\"/>", LEFT, y, RIGHT));
            svg.append(text(
                    "<text class=\"quiet\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%s</text>\n",
                    LEFT - 8, y + 4, Markup.escape(unit.apply(tick))));
        }
        for (double tick : time.ticks(STEPS + 2)) {
            svg.append(text(
                    "<text class=\"quiet\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>\n",
                    time.pixel(tick), BOTTOM + 20, clock(tick)));
        }
    }

    private void drawReference(StringBuilder svg, Axis values) {
        if (referenceName == null) {
            return;
        }
        double y = values.pixel(reference);
        svg.append(text("<path class=\"reference\" d=\"M%.1f %.1fH%.1f\"/>", LEFT, y, RIGHT));
        svg.append(text(
                "<text class=\"quiet halo\" x=\"%.1f\" y=\"%.1f\">%s</text>\n",
                LEFT + 6, y - 6, Markup.escape(referenceName)));
    }

    private static void drawLine(StringBuilder svg, Line line, Axis time, Axis values) {
        svg.append("<path class=\"line ").append(line.style()).append("\" d=\"");
        char command = 'M';
        for (Point point : line.points()) {
            svg.append(text("%c%.1f %.1f", command, time.pixel(point.seconds()), values.pixel(point.value())));
            command = 'L';
        }
        svg.append("\"/>\n");
        if (line.cut()) {
            double x = time.pixel(line.end().seconds());
            double y = values.pixel(line.end().value());
            svg.append(text(
                    "<path class=\"line %s\" d=\"M%.1f %.1fl12 12m0 -12l-12 12\"/>\n", line.style(), x - 6, y - 6));
        }
    }

    private void drawLabels(StringBuilder svg, Axis time, Axis values) {
        double[] wanted = lines.stream()
                .mapToDouble(line -> values.pixel(line.end().value()))
                .toArray();
        double[] placed = Labels.apart(wanted, LABEL_GAP, TOP + 4, BOTTOM);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            double x = time.pixel(line.end().seconds());
            svg.append(text(
                    "<path class=\"lead %s\" d=\"M%.1f %.1fL%.1f %.1fH%.1f\"/>",
                    line.style(), x, wanted[i], Math.max(x, RIGHT + 4), placed[i], LABELS - 4));
            svg.append(text(
                    "<text class=\"name %s\" x=\"%.1f\" y=\"%.1f\">%s</text>\n",
                    line.style(), LABELS, placed[i] + 4, Markup.escape(line.name())));
        }
    }

    private static String clock(double seconds) {
        if (seconds >= LONG_SECONDS) {
            return text("%.0f min", seconds / 60);
        }
        return seconds % 1 == 0 ? text("%.0f s", seconds) : text("%.1f s", seconds);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
