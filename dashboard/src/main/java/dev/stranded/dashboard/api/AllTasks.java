package dev.stranded.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.stranded.dashboard.store.JvmRow;
import dev.stranded.dashboard.store.Store;
import dev.stranded.dashboard.store.WireJson;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Looks at every task of a JVM, which its agent takes when it is asked. */
public final class AllTasks {
    private static final int ACCEPTED = 202;
    private static final int CONFLICT = 409;
    private static final int UNSUPPORTED = 415;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Store store;
    private final Clock clock;

    /** Asks through {@code store}, where the agent's next post finds it, and answers from there. */
    public AllTasks(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * {@code POST /api/v1/jvms/{jvm}/threads}: the JVM's agent is to look at every task. The body is empty, or JSON
     * that is not read; its type must be JSON's, which no page of another site may send without asking first. The
     * answer says when the newest look was taken that is there already.
     */
    public void ask(Context context) {
        JvmRow jvm = JvmJson.requested(context, store);
        if (!isJson(context.contentType())) {
            throw new HttpResponseException(
                    UNSUPPORTED, "A look is asked for with the Content-Type application/json; send that header.");
        }
        if (jvm.state() != JvmRow.State.LIVE) {
            throw new HttpResponseException(
                    CONFLICT,
                    jvm.state() == JvmRow.State.ENDED
                            ? "This JVM has ended, and its tasks with it; what was seen last is still shown."
                            : "Nothing is heard of this JVM at present; ask again when it is live.");
        }
        List<Long> times = store.threadTimes(jvm.id());
        store.askThreads(jvm.id());
        ObjectNode answer = WireJson.mapper().createObjectNode();
        answer.put(
                "newest",
                times.isEmpty() ? null : Instant.ofEpochMilli(times.get(0)).toString());
        context.status(ACCEPTED).json(answer);
    }

    /**
     * {@code GET /api/v1/jvms/{jvm}/threads}: the newest look, or the one at {@code at}, and when the others were. Who
     * gives with {@code after} the time of one gets the newest only when it is another.
     */
    public void look(Context context) {
        JvmRow jvm = JvmJson.requested(context, store);
        ObjectNode answer =
                WireJson.mapper().createObjectNode().put("now", clock.instant().toString());
        answer.set("jvm", JvmJson.of(jvm));
        ArrayNode findings = answer.putArray("findings");
        store.findingsOf(jvm.id()).forEach(line -> findings.addRawValue(new RawValue(line)));
        List<Long> times = store.threadTimes(jvm.id());
        ArrayNode looks = answer.putArray("looks");
        times.forEach(at -> looks.add(Instant.ofEpochMilli(at).toString()));
        String line = isKnown(context, times) ? null : line(context, jvm, times);
        if (line != null) {
            answer.putRawValue("threads", new RawValue(line));
        }
        context.json(answer);
    }

    /**
     * {@code GET /api/v1/jvms/{jvm}/tasks/{task}}: one task as the looks that are kept saw it, the newest first. They
     * tell of the oldest few of each group one by one.
     */
    public void task(Context context) {
        JvmRow jvm = JvmJson.requested(context, store);
        String id = context.pathParam("task");
        ObjectNode answer =
                WireJson.mapper().createObjectNode().put("now", clock.instant().toString());
        answer.set("jvm", JvmJson.of(jvm));
        ArrayNode findings = answer.putArray("findings");
        store.findingsOf(jvm.id()).stream()
                .filter(line -> names(line, id))
                .forEach(line -> findings.addRawValue(new RawValue(line)));
        ArrayNode seen = answer.putArray("seen");
        for (long at : store.threadTimes(jvm.id())) {
            String line = store.threads(jvm.id(), at);
            if (line != null) {
                TaskSeen.in(WireJson.object(line), id).ifPresent(seen::add);
            }
        }
        if (seen.isEmpty() && findings.isEmpty()) {
            throw new NotFoundResponse("No look that is kept tells of the task " + id
                    + " by itself; ask for a new one at /jvms/" + jvm.id() + "/tasks.");
        }
        context.json(answer);
    }

    /** {@code GET /api/v1/jvms/{jvm}/threads/collapsed}: the blocked stacks for flame graph tools, to be kept. */
    public void collapsed(Context context) {
        JvmRow jvm = JvmJson.requested(context, store);
        JsonNode threads = requestedLook(context, jvm);
        attach(context, fileName(jvm, threads) + ".collapsed.txt");
        context.contentType("text/plain; charset=utf-8")
                .result(BlockedStacks.of(threads).collapsed());
    }

    /** {@code GET /api/v1/jvms/{jvm}/threads/speedscope}: the same for speedscope, to be kept. */
    public void speedscope(Context context) {
        JvmRow jvm = JvmJson.requested(context, store);
        JsonNode threads = requestedLook(context, jvm);
        String name = fileName(jvm, threads);
        attach(context, name + ".speedscope.json");
        context.json(BlockedStacks.of(threads).speedscope(name));
    }

    private static boolean isKnown(Context context, List<Long> times) {
        String after = context.queryParam("after");
        return after != null && !times.isEmpty() && times.get(0) == millis(after);
    }

    /** -1 where it is no time. */
    private static long millis(String iso) {
        try {
            return Instant.parse(iso).toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            return -1;
        }
    }

    private JsonNode requestedLook(Context context, JvmRow jvm) {
        String line = line(context, jvm, store.threadTimes(jvm.id()));
        if (line == null) {
            throw new NotFoundResponse(
                    "Nobody has looked at the tasks of this JVM yet; ask for a look at /jvms/" + jvm.id() + "/tasks.");
        }
        return WireJson.object(line);
    }

    private @Nullable String line(Context context, JvmRow jvm, List<Long> times) {
        String asked = context.queryParam("at");
        if (asked == null) {
            return times.isEmpty() ? null : store.threads(jvm.id(), times.get(0));
        }
        long at = millis(asked);
        if (at < 0) {
            throw new HttpResponseException(400, "A look is asked for by its time, such as 2026-01-01T12:00:00Z.");
        }
        String line = store.threads(jvm.id(), at);
        if (line == null) {
            throw new NotFoundResponse("The look of that time is not kept any more; ask for a new one.");
        }
        return line;
    }

    private static boolean names(String finding, String task) {
        for (JsonNode one : WireJson.object(finding).path("tasks")) {
            if (one.path("id").asText().equals(task)) {
                return true;
            }
        }
        return false;
    }

    private static void attach(Context context, String file) {
        context.header("Content-Disposition", "attachment; filename=\"" + file + "\"");
    }

    /** Of letters that every file system and header takes. */
    private static String fileName(JvmRow jvm, JsonNode threads) {
        JsonNode hello = WireJson.object(jvm.hello());
        String name = hello.path("name").asText().replaceAll("[^A-Za-z0-9._-]+", "-");
        return name + "-" + hello.path("pid").asText() + "-"
                + STAMP.format(Instant.parse(threads.path("at").asText()));
    }

    private static boolean isJson(@Nullable String type) {
        return type != null
                && type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json");
    }
}
