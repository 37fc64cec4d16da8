package dev.stranded.demo.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stranded.demo.stage.Java;
import dev.stranded.demo.watched.SeenFinding;
import dev.stranded.wire.Finding;
import java.util.List;

/** Tells what was run and what was seen, for a machine. */
final class JsonAccount {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonAccount() {}

    static String of(Plan plan, List<ModeResult> results) {
        ObjectNode root = MAPPER.createObjectNode();
        ArrayNode modes = root.putArray("modes");
        results.forEach(result -> mode(modes.addObject(), result));
        root.putObject("run")
                .put("java", Java.version())
                .put("perSecond", plan.load().perSecond())
                .put("seconds", plan.load().seconds())
                .put("stallSeconds", plan.load().stallSeconds())
                .put("apiPerSecond", plan.apiPerSecond())
                .put("seed", plan.seed())
                .put("memoryLimitBytes", plan.memoryLimitBytes());
        try {
            return MAPPER.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a tree can be written", e);
        }
    }

    private static void mode(ObjectNode row, ModeResult result) {
        Figures figures = result.figures();
        row.put("mode", result.mode().id());
        row.put("sent", figures.sent()).put("completed", figures.completed());
        row.put("perSecond", rounded(figures.perSecond()));
        row.put("peakRssBytes", figures.peakRssBytes()).put("peakHeapBytes", figures.peakHeapBytes());
        row.put("peakLiveTasks", figures.peakLiveTasks());
        row.put("rejected429", figures.rejected429());
        row.put("outcome", result.outcome().word());
        ArrayNode findings = row.putArray("findings");
        result.findings().forEach(seen -> finding(findings.addObject(), seen));
        more(row, result);
    }

    private static void more(ObjectNode row, ModeResult result) {
        Figures figures = result.figures();
        Accounts accounts = result.accounts();
        row.putObject("accounts")
                .put("processedOnce", accounts.processed())
                .put("rejected", accounts.rejected())
                .put("lostAcknowledged", accounts.lostAcknowledged())
                .put("lostUnanswered", accounts.lostUnanswered())
                .put("open", accounts.open())
                .put("askedAgain", accounts.askedAgain());
        row.put("catchUpPerSecond", rounded(figures.catchUpPerSecond()));
        row.put("apiRequests", figures.apiRequests()).put("turnedAway", figures.turnedAway());
        row.put("takenMedianMillis", figures.medianMillis()).put("takenSlowestInAHundredMillis", figures.slowMillis());
    }

    private static void finding(ObjectNode row, SeenFinding seen) {
        Finding height = seen.height();
        row.put("kind", height.kind().toString())
                .put("verdict", height.verdict().toString())
                .put("state", seen.last().state().toString())
                .put("count", height.count())
                .put("site", seen.site())
                .put("title", height.title())
                .put("advice", height.advice());
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
