package dev.stranded.demo.webhooks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The results as a table of plain text: a line a receiver, figures to the right. */
final class ResultTable {
    private static final List<String> HEAD =
            List.of("mode", "sent", "completed", "a second", "peak RSS", "peak heap", "peak tasks", "429s", "outcome");
    private static final String GAP = "   ";
    private static final double MEGA = 1e6;

    private final List<List<String>> rows = new ArrayList<>();

    ResultTable(List<ModeResult> results) {
        rows.add(HEAD);
        for (ModeResult result : results) {
            Figures figures = result.figures();
            rows.add(List.of(
                    result.mode().id(),
                    number(figures.sent()),
                    number(figures.completed()),
                    number(Math.round(figures.perSecond())),
                    megabytes(figures.peakRssBytes()),
                    megabytes(figures.peakHeapBytes()),
                    number(figures.peakLiveTasks()),
                    number(figures.rejected429()),
                    result.outcome().detail()));
        }
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < HEAD.size(); column++) {
                boolean words = column == 0 || column == HEAD.size() - 1;
                line.append(column == 0 ? "" : GAP).append(pad(row.get(column), width(column), words));
            }
            table.append(line.toString().stripTrailing()).append('\n');
        }
        return table.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String pad(String text, int width, boolean left) {
        String gap = " ".repeat(width - text.length());
        return left ? text + gap : gap + text;
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.0f MB", bytes / MEGA);
    }
}
