package dev.stranded.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

final class SuiteTest {
    @Test
    void each_benchmark_is_in_the_table_and_each_row_has_a_benchmark() {
        Set<String> rows = new TreeSet<>();
        Suite.rows().forEach(row -> rows.add(row.benchmark()));
        Set<String> benchmarks = new TreeSet<>();
        BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
                .forEach(entry -> benchmarks.add(entry.getUsername()));
        assertThat(rows).isEqualTo(benchmarks).isNotEmpty();
    }

    @Test
    void labels_are_unique() {
        assertThat(Suite.rows()).extracting(Row::label).doesNotHaveDuplicates();
    }
}
