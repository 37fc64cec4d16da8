package dev.stranded.demo.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LabelsTest {
    @Test
    void labels_that_would_overlap_move_apart_within_the_picture() {
        double[] placed = Labels.apart(new double[] {300, 298, 100}, 20, 0, 300);
        assertThat(placed).containsExactly(300, 280, 100);
    }
}
