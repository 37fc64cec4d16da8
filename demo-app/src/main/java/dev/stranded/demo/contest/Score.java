package dev.stranded.demo.contest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How one way did in all rounds. */
final class Score {
    private final String way;
    private final List<Round> rounds = new ArrayList<>();

    Score(String way) {
        this.way = way;
    }

    void add(Round round) {
        rounds.add(round);
    }

    String way() {
        return way;
    }

    /** The median. */
    double perSecond() {
        return median(Round::perSecond);
    }

    double slowest() {
        return rounds.stream().mapToDouble(Round::perSecond).min().orElse(0);
    }

    double quickest() {
        return rounds.stream().mapToDouble(Round::perSecond).max().orElse(0);
    }

    /** The median. */
    double processors() {
        return median(Round::processors);
    }

    private double median(ToDoubleFunction<Round> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return 0;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
