package dev.stranded.dashboard.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.stranded.dashboard.store.JvmRow;
import dev.stranded.dashboard.store.Store;
import dev.stranded.dashboard.store.WireJson;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;

/** A JVM as the page gets it: its hello, and what the dashboard knows besides. */
public final class JvmJson {
    private JvmJson() {}

    /** The JVM that a request names; throws where it is not known. */
    static JvmRow requested(Context context, Store store) {
        String id = context.pathParam("jvm");
        JvmRow jvm = store.jvm(id);
        if (jvm == null) {
            throw new NotFoundResponse(
                    "No JVM " + id + " has reported here, or it was long ago; the known ones are at /.");
        }
        return jvm;
    }

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
            if (latest.dump() != null) {
                object.putRawValue("dump", new RawValue(latest.dump()));
            }
        }
        object.putPOJO("findings", jvm.open());
        object.put("refuted", jvm.refuted());
        return object;
    }
}
