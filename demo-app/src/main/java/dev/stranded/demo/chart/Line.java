package dev.stranded.demo.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of a chart.
 *
 * @param name what is written at its end
 * @param style the class that colours it
 * @param points in the order of time
 * @param cut whether it ends because what it shows has died
 */
public record Line(String name, String style, List<Point> points, boolean cut) {
    private static final int MOST_POINTS = 480;

    /** The largest value; 0 where there is none. */
    public double peak() {
        return points.stream().mapToDouble(Point::value).max().orElse(0);
    }

    /** The same with no more points than a screen can show; of those that fall together, the highest stays. */
    Line thinned() {
        if (points.size() <= MOST_POINTS) {
            return this;
        }
        List<Point> fewer = new ArrayList<>();
        for (int i = 0; i < MOST_POINTS; i++) {
            int from = (int) ((long) points.size() * i / MOST_POINTS);
            int to = (int) ((long) points.size() * (i + 1) / MOST_POINTS);
            Point highest = points.get(from);
            for (Point point : points.subList(from, to)) {
                highest = point.value() > highest.value() ? point : highest;
            }
            fewer.add(highest);
        }
        return new Line(name, style, fewer, cut);
    }

    /** Where it ends. */
    Point end() {
        return points.get(points.size() - 1);
    }
}
