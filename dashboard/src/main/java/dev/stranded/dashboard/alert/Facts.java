package dev.stranded.dashboard.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stranded.dashboard.store.AlertCandidate;
import dev.stranded.dashboard.store.AlertFinding;
import dev.stranded.dashboard.store.AlertRule;
import dev.stranded.dashboard.store.WireJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message says: this dashboard's own JSON, and what other forms are made of.
 *
 * @param object with the keys that {@code docs/alerts.md} tells
 */
record Facts(ObjectNode object) {
    private static final List<String> OF_THE_FINDING =
            List.of("signature", "kind", "verdict", "title", "count", "firstSeen", "lastSeen", "advice");
    private static final List<String> OF_THE_JVM = List.of("host", "pid", "version", "jdk");
    private static final double TENTHS = 10;

    static Facts of(AlertRule rule, AlertCandidate candidate, AlertFinding finding, String id, Instant now) {
        ObjectNode object = begun("finding", rule, id, now);
        ObjectNode line = WireJson.object(finding.line());
        ObjectNode hello = WireJson.object(finding.hello());
        object.put("service", candidate.key().service());
        object.put("jvm", candidate.jvm());
        OF_THE_JVM.forEach(key -> copy(hello, object, key));
        OF_THE_FINDING.forEach(key -> copy(line, object, key));
        object.put("growthPerMinute", Math.round(finding.growth() * TENTHS) / TENTHS);
        putSite(object, "spawnedAt", line.at("/spawn/site").textValue());
        putSite(object, "waitsAt", line.at("/wait/site").textValue());
        putSite(object, "waitsIn", line.at("/wait/operation").textValue());
        if (finding.cameBackAt() != null) {
            object.put("cameBackAt", Instant.ofEpochMilli(finding.cameBackAt()).toString());
        }
        object.put(
                "url",
                rule.page() + "/findings/" + encoded(candidate.key().signature()) + "?service="
                        + encoded(candidate.key().service()));
        return new Facts(object);
    }

    static Facts test(AlertRule rule, String id, Instant now) {
        ObjectNode object = begun("test", rule, id, now);
        object.put("title", "This is a test of the rule “" + rule.name() + "”: findings will be told like this.");
        object.put("url", rule.page() + "/alerts");
        return new Facts(object);
    }

    static Facts read(String json) {
        return new Facts(WireJson.object(json));
    }

    String title() {
        return text("title");
    }

    String text(String key) {
        return object.path(key).asText();
    }

    boolean isTest() {
        return text("type").equals("test");
    }

    String json() {
        return WireJson.text(object);
    }

    private static ObjectNode begun(String type, AlertRule rule, String id, Instant now) {
        return WireJson.mapper()
                .createObjectNode()
                .put("type", type)
                .put("id", id)
                .put("at", now.toString())
                .put("rule", rule.name());
    }

    private static void copy(ObjectNode from, ObjectNode to, String key) {
        if (from.hasNonNull(key)) {
            to.set(key, from.get(key));
        }
    }

    private static void putSite(ObjectNode object, String key, @Nullable String value) {
        if (value != null) {
            object.put(key, value);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
