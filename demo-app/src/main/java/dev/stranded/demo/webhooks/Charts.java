package dev.stranded.demo.webhooks;

import dev.stranded.demo.chart.Chart;
import dev.stranded.demo.chart.Line;
import dev.stranded.demo.chart.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** The charts of a run: each shows all modes, over the time since each began. */
final class Charts {
    private static final double MEGA = 1e6;
    private static final double SHORTEST_WINDOW_SECONDS = 2;
    private static final double WINDOWS_A_CHART = 60;
    private static final double MILLIS_A_SECOND = 1_000;

    private final Plan plan;
    private final List<ModeResult> results;

    Charts(Plan plan, List<ModeResult> results) {
        this.plan = plan;
        this.results = results;
    }

    Chart memory() {
        return levels("Resident memory of the receiver", sample -> sample.rssBytes() / MEGA, Charts::megabytes);
    }

    Chart tasks() {
        return levels("Live tasks", Sample::liveTasks, Charts::number);
    }

    Chart queue() {
        return levels("Webhooks in the receiver's queue", Sample::queued, Charts::number);
    }

    Chart unfinished() {
        return levels(
                "Webhooks that are due and not done, wherever they wait",
                sample -> sample.due() - sample.completed(),
                Charts::number);
    }

    Chart throughput() {
        return rates("Webhooks that the API has taken, a second", Sample::completed)
                .reference(plan.apiPerSecond(), "the API's limit, " + number(plan.apiPerSecond()) + " a second");
    }

    Chart rejections() {
        return rates("Requests that the API turned away with 429, a second", Sample::rejected429);
    }

    Chart latency() {
        List<Line> lines = new ArrayList<>();
        for (ModeResult result : results) {
            List<Point> points = result.samples().stream()
                    .filter(sample -> sample.apiSlowMillis() > 0)
                    .map(sample -> new Point(sample.seconds(), sample.apiSlowMillis()))
                    .toList();
            double peak = points.stream().mapToDouble(Point::value).max().orElse(0);
            lines.add(line(result, points, millis(peak) + " at most"));
        }
        return chart("Latency of the API's answers, the slowest in a hundred", Charts::millis)
                .logarithmic()
                .lines(lines);
    }

    private Chart levels(String title, ToDoubleFunction<Sample> value, DoubleFunction<String> unit) {
        List<Line> lines = new ArrayList<>();
        for (ModeResult result : results) {
            List<Point> points = result.samples().stream()
                    .map(sample -> new Point(sample.seconds(), value.applyAsDouble(sample)))
                    .toList();
            double peak = points.stream().mapToDouble(Point::value).max().orElse(0);
            lines.add(line(result, points, unit.apply(peak)));
        }
        return chart(title, unit).lines(lines);
    }

    private Chart rates(String title, ToLongFunction<Sample> count) {
        List<Line> lines = new ArrayList<>();
        for (ModeResult result : results) {
            List<Sample> samples = result.samples();
            double total = samples.isEmpty() ? 0 : count.applyAsLong(samples.get(samples.size() - 1));
            lines.add(line(result, perSecond(samples, count), number(total) + " in all"));
        }
        return chart(title, Charts::number).lines(lines);
    }

    /** A rate for each sample, over the time before it that makes a line which the eye can follow. */
    private List<Point> perSecond(List<Sample> samples, ToLongFunction<Sample> count) {
        double window = Math.max(SHORTEST_WINDOW_SECONDS, plan.load().seconds() / WINDOWS_A_CHART);
        List<Point> points = new ArrayList<>();
        int from = 0;
        for (Sample sample : samples) {
            while (sample.seconds() - samples.get(from).seconds() > window) {
                from++;
            }
            double seconds = sample.seconds() - samples.get(from).seconds();
            long counted = count.applyAsLong(sample) - count.applyAsLong(samples.get(from));
            points.add(new Point(sample.seconds(), seconds < window / 2 ? 0 : counted / seconds));
        }
        return points;
    }

    private Chart chart(String title, DoubleFunction<String> unit) {
        return new Chart(title, unit)
                .band(
                        plan.load().stallAfterMillis() / MILLIS_A_SECOND,
                        plan.load().stallOverMillis() / MILLIS_A_SECOND,
                        "the API stalls");
    }

    private static Line line(ModeResult result, List<Point> points, String note) {
        boolean killed = result.outcome().killed();
        String name = result.mode().id() + "  " + note + (killed ? ", killed" : "");
        return new Line(name, result.mode().id(), points, killed);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String megabytes(double value) {
        return String.format(Locale.ROOT, "%,.0f MB", value);
    }

    private static String millis(double value) {
        return value < MILLIS_A_SECOND
                ? String.format(Locale.ROOT, "%,.0f ms", value)
                : String.format(Locale.ROOT, "%,.0f s", value / MILLIS_A_SECOND);
    }
}
