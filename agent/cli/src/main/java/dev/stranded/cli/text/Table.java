package dev.stranded.cli.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows under a heading. Numbers stand to the right; where the whole is too wide, the last column is cut at its end,
 * then the first one in its middle.
 */
public final class Table {
    private static final String GAP = "  ";
    private static final int LEAST = 12;

    private final String[] heading;
    private final boolean[] right;
    private final List<String[]> rows = new ArrayList<>();

    /** With these headings; one that begins with {@code >} is of a column of numbers. */
    public Table(String... headings) {
        this.heading = new String[headings.length];
        this.right = new boolean[headings.length];
        for (int i = 0; i < headings.length; i++) {
            right[i] = headings[i].startsWith(">");
            heading[i] = right[i] ? headings[i].substring(1) : headings[i];
        }
    }

    /** Adds a row. */
    public void add(String... cells) {
        rows.add(Arrays.stream(cells).map(Words::clean).toArray(String[]::new));
    }

    /** How many rows there are. */
    public int size() {
        return rows.size();
    }

    /** The heading, in bold, and the rows, none of them wider than that. */
    public List<String> lines(int width, Ink ink) {
        int[] widths = widths(width);
        List<String> lines = new ArrayList<>();
        lines.add(ink.bold(cutAtEnd(line(heading, widths), width)));
        rows.forEach(row -> lines.add(cutAtEnd(line(row, widths), width)));
        return lines;
    }

    private int[] widths(int width) {
        int[] widths = new int[heading.length];
        int total = GAP.length() * (heading.length - 1);
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = Math.max(
                    heading[i].length(),
                    rows.stream().mapToInt(row -> row[column].length()).max().orElse(0));
            total += widths[i];
        }
        total = shrink(widths, widths.length - 1, total, width);
        shrink(widths, 0, total, width);
        return widths;
    }

    private static int shrink(int[] widths, int column, int total, int width) {
        int less = Math.min(Math.max(0, total - width), Math.max(0, widths[column] - LEAST));
        widths[column] -= less;
        return total - less;
    }

    private String line(String[] cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            String cell = i == 0 ? cutInside(cells[i], widths[i]) : cutAtEnd(cells[i], widths[i]);
            String space = " ".repeat(Math.max(0, widths[i] - cell.length()));
            line.append(i == 0 ? "" : GAP).append(right[i] ? space + cell : cell + space);
        }
        return line.toString().stripTrailing();
    }

    /** What ends with the file and the line keeps them. */
    private static String cutInside(String text, int width) {
        if (text.length() <= width) {
            return text;
        }
        int end = (width - 1) * 2 / 3;
        return text.substring(0, width - 1 - end) + "…" + text.substring(text.length() - end);
    }

    /** Cut where it is too long. */
    static String cutAtEnd(String text, int width) {
        return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + "…";
    }
}
