package dev.stranded.dashboard;

import static dev.stranded.dashboard.Told.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GrafanaTest {
    private static final Pattern METRIC = Pattern.compile("\\b(stranded|jvm|process)_[a-z_]+");

    @Test
    void every_figure_that_is_drawn_is_one_that_the_dashboard_tells(@TempDir Path folder) throws Exception {
        JsonNode drawn = new ObjectMapper().readTree(Files.readString(Path.of("docs", "grafana.json")));
        List<String> queries = new ArrayList<>(drawn.findValuesAsText("expr"));
        assertThat(queries).hasSizeGreaterThan(10);
        try (RunningDashboard dashboard = RunningDashboard.in(folder, new SetClock())) {
            dashboard.tell(Told.hello("j1"), Told.snapshot("j1", NOON, 1), Told.finding("j1", "abc", 5));
            dashboard.tell(Told.hello("j1"), Told.finding("j1", "muted", 5));
            dashboard.call("POST", "/api/v1/jvms/j1/findings/muted/state", "{\"act\":\"mute\"}");
            dashboard.post("no".getBytes(StandardCharsets.UTF_8));
            String told = dashboard.get("/metrics").body();
            for (String query : queries) {
                assertThat(METRIC.matcher(query).results().map(match -> match.group()))
                        .as(query)
                        .isNotEmpty()
                        .allSatisfy(metric -> assertThat(told).containsPattern("(?m)^" + metric + "[{ ]"));
            }
        }
    }
}
