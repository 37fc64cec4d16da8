package dev.stranded.dashboard.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.stranded.dashboard.store.CountAt;
import dev.stranded.dashboard.store.Deploy;
import dev.stranded.dashboard.store.FindingRow;
import dev.stranded.dashboard.store.JvmRow;
import dev.stranded.dashboard.store.Span;
import dev.stranded.dashboard.store.Store;
import dev.stranded.dashboard.store.WireJson;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The page's questions. */
public final class Answers {
    private static final int FEWEST_POINTS = 2;
    private static final int USUAL_POINTS = 300;
    private static final int MOST_POINTS = 2_000;
    private static final long LEAST_SERVICE_MILLIS = 60_000;
    private static final long MOST_SERVICE_MILLIS = 24 * 60 * 60_000L;
    private static final Set<String> STATES = Set.of("open", "withdrawn", "resolved", "cleared", "refuted");

    private final Store store;
    private final Clock clock;
    private final FindingActs acts;

    /** Answers from {@code store}. */
    public Answers(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.acts = new FindingActs(store, clock);
    }

    /** {@code GET /api/v1/jvms}: all JVMs. */
    public void jvms(Context context) {
        ObjectNode answer = answer();
        ArrayNode jvms = answer.putArray("jvms");
        store.jvms().forEach(jvm -> jvms.add(JvmJson.of(jvm)));
        context.json(answer);
    }

    /** {@code GET /api/v1/jvms/{jvm}}: one JVM, its newest snapshot, its findings, its deploy and its proofs. */
    public void jvm(Context context) {
        JvmRow jvm = JvmJson.requested(context, store);
        ObjectNode answer = answer();
        answer.set("jvm", JvmJson.of(jvm));
        String snapshot = store.snapshot(jvm.id());
        if (snapshot != null) {
            answer.putRawValue("snapshot", new RawValue(snapshot));
        }
        ArrayNode findings = answer.putArray("findings");
        store.findingsOf(jvm.id()).forEach(line -> findings.addRawValue(new RawValue(line)));
        putDeploy(answer, jvm);
        putProofs(answer, jvm);
        context.json(answer);
    }

    /** {@code GET /api/v1/jvms/{jvm}/series}: what its charts are drawn from. */
    public void series(Context context) {
        Span span = new Span(time(context, "from", 0), time(context, "to", Long.MAX_VALUE));
        context.json(store.series(JvmJson.requested(context, store), span, points(context.queryParam("points"))));
    }

    /** {@code GET /api/v1/services/series?name=…}: what the charts of all JVMs of an application are drawn from. */
    public void serviceSeries(Context context) {
        String name = context.queryParam("name");
        if (name == null) {
            throw new HttpResponseException(400, "Say which application it is by ?name=….");
        }
        long lastMillis = time(context, "last", MOST_SERVICE_MILLIS);
        context.json(store.serviceSeries(
                name,
                Math.max(LEAST_SERVICE_MILLIS, Math.min(MOST_SERVICE_MILLIS, lastMillis)),
                points(context.queryParam("points"))));
    }

    /**
     * {@code GET /api/v1/jvms/{jvm}/findings/{signature}}: one finding, how its count went, the deploy, the JVM's
     * proofs, what was done with it, and those that are like it.
     */
    public void finding(Context context) {
        JvmRow jvm = JvmJson.requested(context, store);
        String signature = context.pathParam("signature");
        String line = store.finding(jvm.id(), signature);
        if (line == null) {
            throw new NotFoundResponse("JVM " + jvm.id() + " has told of no finding " + signature
                    + "; its findings are at /jvms/" + jvm.id() + ".");
        }
        List<CountAt> counts = store.counts(jvm.id(), signature);
        ObjectNode answer = answer();
        answer.set("jvm", JvmJson.of(jvm));
        answer.putRawValue("finding", new RawValue(line));
        answer.putPOJO(
                "counts",
                Map.of(
                        "at", counts.stream().map(CountAt::at).toList(),
                        "count", counts.stream().map(CountAt::count).toList()));
        putDeploy(answer, jvm);
        putProofs(answer, jvm);
        acts.putAround(answer, jvm, signature);
        context.json(answer);
    }

    /** A line of the wire is an object that has keys; it need not be read to give it one more. */
    private static String named(FindingRow finding) {
        return "{\"name\":" + WireJson.text(finding.name()) + ","
                + finding.line().substring(1);
    }

    private void putDeploy(ObjectNode answer, JvmRow jvm) {
        Deploy deploy = store.deploy(jvm);
        if (deploy != null) {
            answer.putObject("deploy")
                    .put("at", deploy.at().toString())
                    .put("version", deploy.version())
                    .put("before", deploy.before())
                    .put("jvmBefore", deploy.jvmBefore());
        }
    }

    /** {@code GET /api/v1/findings}: those of all JVMs. */
    public void findings(Context context) {
        String state = context.queryParam("state");
        if (state != null && !STATES.contains(state)) {
            throw new HttpResponseException(
                    400, "A finding's state is open, withdrawn, resolved, cleared or refuted; ask for one of these.");
        }
        ObjectNode answer = WireJson.mapper().createObjectNode();
        ArrayNode findings = answer.putArray("findings");
        for (FindingRow finding : store.findings(state)) {
            findings.addRawValue(new RawValue(named(finding)));
        }
        context.json(answer);
    }

    private void putProofs(ObjectNode answer, JvmRow jvm) {
        ArrayNode proofs = answer.putArray("proofs");
        store.proofs(jvm.id()).forEach(line -> proofs.addRawValue(new RawValue(line)));
    }

    private ObjectNode answer() {
        return WireJson.mapper().createObjectNode().put("now", clock.instant().toString());
    }

    /** A number of milliseconds in the query, or what is usual where there is none. */
    private static long time(Context context, String name, long usual) {
        String millis = context.queryParam(name);
        try {
            return millis == null ? usual : Long.parseLong(millis);
        } catch (NumberFormatException e) {
            throw new HttpResponseException(400, "What " + name + " says is a whole number of milliseconds.");
        }
    }

    private static int points(@Nullable String points) {
        if (points == null) {
            return USUAL_POINTS;
        }
        try {
            return Math.max(FEWEST_POINTS, Math.min(MOST_POINTS, Integer.parseInt(points)));
        } catch (NumberFormatException e) {
            throw new HttpResponseException(
                    400, "The number of points is a number from " + FEWEST_POINTS + " to " + MOST_POINTS + ".");
        }
    }
}
