package dev.stranded.dashboard.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.stranded.dashboard.store.JvmRow;
import dev.stranded.dashboard.store.WireJson;
import java.time.Instant;

/** A JVM as the page gets it: its hello, and what the dashboard knows besides. */
public final class JvmJson {
    private JvmJson() {}

    /** The object. */
    public static ObjectNode of(JvmRow jvm) {
        ObjectNode object = WireJson.object(jvm.hello());
        object.put("lastSeen", Instant.ofEpochMilli(jvm.lastSeen()).toString());
        object.put("state", jvm.state().toString());
        if (jvm.reason() != null) {
            object.put("reason", jvm.reason());
        }
        JvmRow.Latest latest = jvm.latest();
        if (latest != null) {
            object.putRawValue("tasks", new RawValue(latest.tasks()));
            object.putRawValue("memory", new RawValue(latest.memory()));
            object.putRawValue("health", new RawValue(latest.health()));
        }
        object.putPOJO("findings", jvm.open());
        return object;
    }
}
