package dev.stranded.demo.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChartTest {
    @Test
    void names_are_text_and_never_markup() {
        Line line = new Line("<b>&", "pool", List.of(new Point(0, 1), new Point(10, 2)), false);
        assertThat(new Chart("t", String::valueOf).lines(List.of(line)).svg())
                .contains("&lt;b&gt;&amp;")
                .doesNotContain("<b>");
    }

    @Test
    void a_long_run_keeps_its_peaks_when_it_is_thinned() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 14_400; i++) {
            points.add(new Point(i / 4.0, i == 7_001 ? 99 : 1));
        }
        Line thinned = new Line("n", "pool", points, false).thinned();
        assertThat(thinned.points()).hasSizeLessThanOrEqualTo(480);
        assertThat(thinned.peak()).isEqualTo(99);
    }

    @Test
    void a_chart_without_lines_is_empty_and_no_failure() {
        assertThat(new Chart("t", String::valueOf).logarithmic().svg()).startsWith("<svg");
    }
}
