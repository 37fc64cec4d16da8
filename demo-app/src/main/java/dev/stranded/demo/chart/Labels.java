package dev.stranded.demo.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Moves labels apart that would overlap, as little as that takes, and keeps their order from top to bottom. */
final class Labels {
    private Labels() {}

    /**
     * Where they stand.
     *
     * @param wanted where they should
     * @param gap how far apart they are at least
     * @param top the highest place
     * @param bottom the lowest
     */
    static double[] apart(double[] wanted, double gap, double top, double bottom) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < wanted.length; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> wanted[i]));
        double[] placed = new double[wanted.length];
        double next = top;
        for (int i : order) {
            placed[i] = Math.max(next, wanted[i]);
            next = placed[i] + gap;
        }
        double last = bottom;
        for (int i = order.size() - 1; i >= 0; i--) {
            int label = order.get(i);
            placed[label] = Math.min(last, placed[label]);
            last = placed[label] - gap;
        }
        return placed;
    }
}
