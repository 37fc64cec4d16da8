package dev.stranded.dashboard.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stranded.dashboard.store.SimilarRow;
import dev.stranded.dashboard.store.WireJson;
import java.util.List;

/** A finding that is like another as the page gets it: what a row shows of it. */
final class SimilarJson {
    private static final List<String> OF_THE_FINDING = List.of(
            "jvm",
            "signature",
            "kind",
            "verdict",
            "state",
            "title",
            "count",
            "firstSeen",
            "lastSeen",
            "library",
            "handling");
    private static final List<String> OF_THE_JVM = List.of("name", "host", "pid", "version");

    private SimilarJson() {}

    static ObjectNode of(SimilarRow row) {
        ObjectNode object = WireJson.mapper().createObjectNode();
        object.put("same", row.same());
        copy(WireJson.object(row.line()), object, OF_THE_FINDING);
        copy(WireJson.object(row.hello()), object, OF_THE_JVM);
        return object;
    }

    private static void copy(ObjectNode from, ObjectNode to, List<String> keys) {
        for (String key : keys) {
            if (from.hasNonNull(key)) {
                to.set(key, from.get(key));
            }
        }
    }
}
