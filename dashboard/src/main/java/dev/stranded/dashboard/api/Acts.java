package dev.stranded.dashboard.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stranded.dashboard.store.Act;
import dev.stranded.dashboard.store.Store;
import dev.stranded.dashboard.store.WireJson;
import io.javalin.http.Context;
import java.time.Instant;

/** What operators did. */
public final class Acts {
    private static final int MOST = 500;

    private final Store store;

    /** Reads them from {@code store}. */
    public Acts(Store store) {
        this.store = store;
    }

    /** {@code GET /api/v1/audit}: the newest, the newest first. */
    public void acts(Context context) {
        ObjectNode answer = WireJson.mapper().createObjectNode();
        ArrayNode acts = answer.putArray("acts");
        for (Act act : store.access().acts(MOST)) {
            acts.addObject()
                    .put("at", Instant.ofEpochMilli(act.at()).toString())
                    .put("who", act.who())
                    .put("role", act.role())
                    .put("what", act.what())
                    .put("status", act.status())
                    .put("address", act.address());
        }
        context.json(answer);
    }
}
