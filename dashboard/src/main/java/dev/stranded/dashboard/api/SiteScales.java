package dev.stranded.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/**
 * For how many tasks one stands whose stack was taken, where a look took the stacks of some: how many tasks of each
 * spawn site live is known.
 */
final class SiteScales {
    private final Map<String, Long> live = new HashMap<>();
    private final Map<String, Long> seen = new HashMap<>();
    private final double ofAll;

    SiteScales(JsonNode look) {
        long tasks = look.path("tasks").asLong();
        long shown = Math.max(1, look.path("shown").asLong());
        this.ofAll = Math.max(1, (double) tasks / shown);
        if (shown < tasks) {
            look.path("spawns").forEach(spawn -> count(live, spawn, "live"));
            look.path("groups").forEach(group -> count(seen, group, "count"));
        }
    }

    double of(JsonNode group) {
        Long all = live.get(key(group));
        Long some = seen.get(key(group));
        return all == null || some == null || some == 0 ? ofAll : Math.max(1, (double) all / some);
    }

    private static void count(Map<String, Long> counts, JsonNode row, String figure) {
        counts.merge(key(row), row.path(figure).asLong(), Long::sum);
    }

    private static String key(JsonNode row) {
        return row.path("form").asText() + " " + row.path("site").asText();
    }
}
