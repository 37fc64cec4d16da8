package dev.stranded.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stranded.dashboard.store.WireJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The stacks of the tasks of one look that are blocked, outermost frame first, each with how many tasks have it. Where
 * the look took the stacks of some, the counts are projected to all.
 */
final class BlockedStacks {
    private static final String SCHEMA = "https://www.speedscope.app/file-format-schema.json";
    private static final Pattern PLACE = Pattern.compile("(.*)\\(([^()]*?)(?::(\\d{1,9}))?\\)");

    private final Map<List<String>, Long> counts = new LinkedHashMap<>();

    private BlockedStacks() {}

    static BlockedStacks of(JsonNode look) {
        BlockedStacks stacks = new BlockedStacks();
        SiteScales scales = new SiteScales(look);
        for (JsonNode group : look.path("groups")) {
            List<String> frames = frames(group);
            if (isBlocked(group.path("state").asText()) && !frames.isEmpty()) {
                long tasks = Math.max(1, Math.round(group.path("count").asLong() * scales.of(group)));
                stacks.counts.merge(frames, tasks, Long::sum);
            }
        }
        return stacks;
    }

    /** A line for each stack: its frames with semicolons between them, a space, and the number of tasks. */
    String collapsed() {
        StringBuilder lines = new StringBuilder();
        counts.forEach((frames, tasks) -> {
            lines.append(
                    String.join(";", frames.stream().map(BlockedStacks::plain).toList()));
            lines.append(' ').append(tasks).append('\n');
        });
        return lines.toString();
    }

    /** A profile of speedscope's own format in which a task weighs one. */
    ObjectNode speedscope(String name) {
        ObjectNode file = WireJson.mapper().createObjectNode();
        file.put("$schema", SCHEMA)
                .put("exporter", "stranded")
                .put("name", name)
                .put("activeProfileIndex", 0);
        Map<String, Integer> positions = new LinkedHashMap<>();
        ObjectNode profile = WireJson.mapper().createObjectNode();
        profile.put("type", "sampled").put("name", "blocked tasks").put("unit", "none");
        profile.put("startValue", 0);
        profile.put(
                "endValue", counts.values().stream().mapToLong(Long::longValue).sum());
        ArrayNode samples = profile.putArray("samples");
        ArrayNode weights = profile.putArray("weights");
        counts.forEach((frames, tasks) -> {
            ArrayNode sample = samples.addArray();
            for (String frame : frames) {
                Integer known = positions.putIfAbsent(frame, positions.size());
                sample.add(known == null ? positions.size() - 1 : known);
            }
            weights.add(tasks);
        });
        ArrayNode shared = file.putObject("shared").putArray("frames");
        positions.keySet().forEach(frame -> shared.add(frame(frame)));
        file.putArray("profiles").add(profile);
        return file;
    }

    private static ObjectNode frame(String text) {
        ObjectNode frame = WireJson.mapper().createObjectNode();
        Matcher place = PLACE.matcher(text);
        if (!place.matches()) {
            return frame.put("name", text);
        }
        frame.put("name", place.group(1)).put("file", place.group(2));
        if (place.group(3) != null) {
            frame.put("line", Long.parseLong(place.group(3)));
        }
        return frame;
    }

    private static boolean isBlocked(String state) {
        return state.equals("BLOCKED") || state.equals("WAITING") || state.equals("TIMED_WAITING");
    }

    private static List<String> frames(JsonNode group) {
        List<String> frames = new ArrayList<>();
        group.path("stack").forEach(frame -> frames.add(frame.asText()));
        Collections.reverse(frames);
        return frames;
    }

    /** What parts the format's fields stands for something else in no frame. */
    private static String plain(String frame) {
        return frame.replaceAll("[;\\p{Cntrl}]+", "_");
    }
}
