package dev.stranded.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** One task as a look at all has seen it: its group without the others, how it was spawned, and itself. */
final class TaskSeen {
    private static final List<String> OF_OTHERS = List.of("members", "names", "ids", "count");

    private TaskSeen() {}

    /** The task with that number in a look; none where the look does not tell of it by itself. */
    static Optional<ObjectNode> in(ObjectNode look, String id) {
        for (JsonNode group : look.path("groups")) {
            for (JsonNode member : group.path("members")) {
                if (member.path("id").asText().equals(id)) {
                    ObjectNode seen = ((ObjectNode) group).deepCopy().without(OF_OTHERS);
                    seen.set("at", look.path("at"));
                    seen.set("task", member);
                    spawnOf(look, group.path("site").asText()).ifPresent(spawn -> seen.set("spawn", spawn));
                    seen.set("children", children(look, id));
                    return Optional.of(seen);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<JsonNode> spawnOf(JsonNode look, String site) {
        for (JsonNode known : look.path("sites")) {
            if (known.path("site").asText().equals(site)) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    /** Those that it has spawned, as far as the look tells of them by themselves. */
    private static ArrayNode children(ObjectNode look, String id) {
        ArrayNode children = look.arrayNode();
        for (JsonNode group : look.path("groups")) {
            for (JsonNode member : group.path("members")) {
                if (member.path("owner").path("id").asText().equals(id)) {
                    ObjectNode child = ((ObjectNode) member).deepCopy();
                    child.set("site", group.path("site"));
                    child.set("state", group.path("state"));
                    children.add(child);
                }
            }
        }
        return children;
    }
}
