package dev.stranded.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AgentsTest {
    private static final Path STREAM = Path.of("scratch", "stream.ndjson");

    private final Agents agents =
            new Agents(Path.of("empty.jar"), Path.of("ours.jar"), Path.of("otel.jar"), List.of(Variant.JFR), true);

    @Test
    void each_variant_begins_once_in_a_while() {
        assertThat(agents.inTurn(0)).containsExactly(Variant.NONE, Variant.EMPTY, Variant.OURS, Variant.JFR);
        assertThat(agents.inTurn(5)).containsExactly(Variant.EMPTY, Variant.OURS, Variant.JFR, Variant.NONE);
    }

    @Test
    void without_agents_there_are_no_options() {
        Agents none = new Agents(Path.of("empty.jar"), Path.of("ours.jar"), null, List.of(), false);
        assertThat(none.options(Variant.OURS, STREAM)).isEmpty();
        assertThat(agents.options(Variant.OURS, STREAM)).containsExactly("-javaagent:ours.jar=file=" + STREAM);
    }
}
