package dev.stranded.dashboard.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Makes the series of one JVM from its samples. */
final class SeriesMaker {
    private static final int MOST_LINES = 8;
    private static final long COARSE_SILENCE_MILLIS = 150_000;
    private static final String OTHERS = "others";

    private final List<Point> points;

    private SeriesMaker(List<Point> points) {
        this.points = points;
    }

    /**
     * The series.
     *
     * @param samples in the order of time
     * @param interval time between two snapshots
     * @param most points, about
     */
    static Series make(List<Sample> samples, long interval, int most) {
        return make(samples, 0, interval, most);
    }

    /** The series of a part of the samples, after which there are {@code newer} ones. */
    static Series make(List<Sample> samples, int newer, long interval, int most) {
        return new SeriesMaker(points(samples, newer, interval, most)).series();
    }

    private static List<Point> points(List<Sample> samples, int newer, long interval, int most) {
        List<Point> points = new ArrayList<>();
        if (samples.isEmpty()) {
            return points;
        }
        long start = samples.get(0).at();
        long step = Math.max(1, (samples.get(samples.size() - 1).at() - start) / most);
        int firstAtFullRate = samples.size() + newer - Tidying.MOST_AT_FULL_RATE;
        Sample before = null;
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            boolean resumed = before != null && sample.at() - before.at() > silence(interval, i <= firstAtFullRate);
            if (before != null && resumed) {
                points.add(Point.gap(before.at() + Math.max(1, interval)));
            }
            if (before == null || resumed || (sample.at() - start) / step != (before.at() - start) / step) {
                points.add(Point.of(sample));
            } else {
                points.get(points.size() - 1).add(sample);
            }
            before = sample;
        }
        return points;
    }

    private static long silence(long interval, boolean coarse) {
        return coarse ? COARSE_SILENCE_MILLIS : JvmRows.silenceMillis(interval);
    }

    private Series series() {
        return new Series(
                each(Point::at),
                each(Point::live),
                each(Point::waiting),
                perSecond(Sample::started),
                perSecond(Sample::ended),
                each(Point::heapUsedBytes),
                each(Point::rssBytes),
                sites(),
                channels(),
                waits(),
                each(Point::outOfMemory));
    }

    private <T extends @Nullable Object> List<T> each(Function<Point, T> figure) {
        List<T> figures = new ArrayList<>(points.size());
        points.forEach(point -> figures.add(figure.apply(point)));
        return figures;
    }

    private List<@Nullable Double> perSecond(ToLongFunction<Sample> counter) {
        List<@Nullable Double> rates = new ArrayList<>(points.size());
        Sample before = null;
        for (Point point : points) {
            Sample last = point.last();
            rates.add(before == null || last == null ? null : rate(before, last, counter));
            before = last;
        }
        return rates;
    }

    private static double rate(Sample before, Sample after, ToLongFunction<Sample> counter) {
        double perSecond =
                1_000.0 * (counter.applyAsLong(after) - counter.applyAsLong(before)) / (after.at() - before.at());
        return Math.max(0, Math.round(perSecond * 100) / 100.0);
    }

    private List<Series.Site> sites() {
        List<Sample.SiteKey> top = highest(Point::sites);
        List<Series.Site> lines = new ArrayList<>();
        for (Sample.SiteKey site : top) {
            lines.add(new Series.Site(site.site(), site.form(), each(point -> point.liveOf(site))));
        }
        if (points.stream().anyMatch(point -> point.sites().keySet().stream().anyMatch(site -> !top.contains(site)))) {
            lines.add(new Series.Site(OTHERS, null, each(point -> others(point, top))));
        }
        return lines;
    }

    private static @Nullable Long others(Point point, List<Sample.SiteKey> top) {
        if (point.last() == null) {
            return null;
        }
        long sum = 0;
        for (Map.Entry<Sample.SiteKey, Long> site : point.sites().entrySet()) {
            sum += top.contains(site.getKey()) ? 0 : site.getValue();
        }
        return sum;
    }

    private List<Series.Channel> channels() {
        List<Series.Channel> lines = new ArrayList<>();
        for (Sample.ChannelKey channel : highest(Point::channels)) {
            lines.add(new Series.Channel(
                    channel.id(),
                    channel.type(),
                    channel.created(),
                    channel.capacity(),
                    each(point -> point.sizeOf(channel))));
        }
        return lines;
    }

    private List<Series.Wait> waits() {
        List<Series.Wait> lines = new ArrayList<>();
        for (Sample.WaitKey wait : highest(Point::waits)) {
            lines.add(new Series.Wait(
                    wait.channel(), wait.operation(), wait.timed(), wait.idle(), each(point -> point.countOf(wait))));
        }
        return lines;
    }

    private <K> List<K> highest(Function<Point, Map<K, Long>> figures) {
        Map<K, Long> peaks = new LinkedHashMap<>();
        for (Point point : points) {
            figures.apply(point).forEach((key, figure) -> peaks.merge(key, figure, Math::max));
        }
        return peaks.entrySet().stream()
                .sorted(Map.Entry.<K, Long>comparingByValue().reversed())
                .limit(MOST_LINES)
                .map(Map.Entry::getKey)
                .toList();
    }
}
