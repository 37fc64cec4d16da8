package dev.stranded.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stranded.dashboard.store.JvmRow;
import dev.stranded.dashboard.store.Store;
import dev.stranded.dashboard.store.WireJson;
import dev.stranded.wire.ProveMode;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks agents for proofs. */
public final class Proofs {
    private static final int ACCEPTED = 202;
    private static final int CONFLICT = 409;
    private static final int UNSUPPORTED = 415;

    private final Store store;

    /** Asks through {@code store}, where the agent's next post finds it. */
    public Proofs(Store store) {
        this.store = store;
    }

    /**
     * {@code POST /api/v1/jvms/{jvm}/prove}: the JVM's agent is to dump the heap and judge what waits.
     *
     * <p>The body is empty, or JSON that is not read. Its type must be JSON's, which no page of another site may send
     * without asking first.
     */
    public void ask(Context context) {
        JvmRow jvm = JvmJson.requested(context, store);
        if (!isJson(context.contentType())) {
            throw new HttpResponseException(
                    UNSUPPORTED, "A proof is asked for with the Content-Type application/json; send that header.");
        }
        String refusal = refusal(jvm);
        if (refusal != null) {
            throw new HttpResponseException(CONFLICT, refusal);
        }
        String id = store.askProof(jvm.id());
        if (id == null) {
            throw new HttpResponseException(
                    CONFLICT, "A proof of this JVM is asked for or under way already; wait for its outcome.");
        }
        context.status(ACCEPTED).json(Map.of("id", id));
    }

    private static boolean isJson(@Nullable String type) {
        return type != null
                && type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json");
    }

    private static @Nullable String refusal(JvmRow jvm) {
        JsonNode mode = WireJson.object(jvm.hello()).path("prove");
        if (mode.isMissingNode()) {
            return "The agent of this JVM does not know how to make a proof; start it with a newer one.";
        }
        if (mode.asText().equals(ProveMode.NEVER.toString())) {
            return "The agent of this JVM has the option prove=never; start it with prove=ask to allow a proof.";
        }
        return switch (jvm.state()) {
            case LIVE -> null;
            case SILENT -> "Nothing is heard of this JVM at present; ask again when it is live.";
            case ENDED -> "This JVM has ended, and its heap with it.";
        };
    }
}
