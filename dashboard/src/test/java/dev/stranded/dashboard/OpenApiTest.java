package dev.stranded.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private static RunningDashboard dashboard;
    private static JsonNode description;

    @BeforeAll
    static void start(@TempDir Path folder) {
        dashboard = RunningDashboard.in(folder, new SetClock());
        description = dashboard.json("/api/v1/openapi.json");
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    @Test
    void every_route_for_programs_is_described_in_openapi_json_and_nothing_else() {
        List<String> described = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : description.at("/paths").properties()) {
            path.getValue()
                    .fieldNames()
                    .forEachRemaining(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
        }
        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(dashboard.routes().stream()
                        .filter(route -> route.matches("[A-Z]+ (/api/|/health|/metrics).*"))
                        .toList());
    }

    @Test
    void every_reference_leads_somewhere_and_every_operation_says_who_may() {
        for (JsonNode reference : description.findValues("$ref")) {
            assertThat(description.at(reference.asText().substring(1)).isMissingNode())
                    .as(reference.asText())
                    .isFalse();
        }
        for (JsonNode path : description.at("/paths")) {
            for (Map.Entry<String, JsonNode> operation : path.properties()) {
                assertThat(METHODS).contains(operation.getKey());
                assertThat(operation.getValue().at("/security").isArray()).isTrue();
                assertThat(operation.getValue().at("/responses")).isNotEmpty();
                assertThat(operation.getValue().at("/summary").asText()).isNotBlank();
            }
        }
    }
}
