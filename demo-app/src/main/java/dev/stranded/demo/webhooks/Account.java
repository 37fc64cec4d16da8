package dev.stranded.demo.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stranded.demo.sender.Load;
import dev.stranded.demo.stage.Java;
import dev.stranded.demo.watched.SeenFinding;
import dev.stranded.wire.Finding;
import java.util.List;
import java.util.Locale;

/** Tells what was run and what was seen: as words with a table, and as JSON. */
final class Account {
    private static final double MEGA = 1e6;

    private final Load load;
    private final JvmFlags flags;
    private final long averageBytes;

    Account(Load load, JvmFlags flags, long averageBytes) {
        this.load = load;
        this.flags = flags;
        this.averageBytes = averageBytes;
    }

    /** What is as in life and what is not. */
    String scale() {
        return text(
                """
                Webhooks: the same load on a receiver that starts a thread for each, then on one with a worker pool.
                  as in life   %,d webhooks a second (a million an hour are 278), real HTTP on loopback, signed JSON of
                               %d KB on average, each verified, parsed and posted on to an API
                  compressed   %d s of load for each instead of hours, the API stalls once for %d s, and who is turned
                               away comes again after seconds instead of minutes
                  both JVMs    Java %s, %s
                """,
                load.perSecond(),
                averageBytes / 1_000,
                load.seconds(),
                load.stallSeconds(),
                Java.version(),
                String.join(" ", flags.all()));
    }

    /** The table, and what was seen. */
    String words(List<ModeResult> results) {
        StringBuilder words = new StringBuilder(new ResultTable(results).toString()).append('\n');
        words.append(comparison(results)).append('\n');
        for (ModeResult result : results) {
            words.append(found(result)).append('\n');
        }
        return words.toString();
    }

    /** The table, for a machine. */
    String json(List<ModeResult> results) {
        ObjectMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        ObjectNode root = mapper.createObjectNode();
        root.put("case", "webhooks").put("java", Java.version()).put("jvmFlags", String.join(" ", flags.all()));
        root.putObject("load")
                .put("perSecond", load.perSecond())
                .put("seconds", load.seconds())
                .put("stallSeconds", load.stallSeconds())
                .put("averageBytes", averageBytes);
        ArrayNode modes = root.putArray("modes");
        results.forEach(result -> row(modes.addObject(), result));
        root.put("rssRatio", Math.round(ratio(results) * 100) / 100.0);
        try {
            return mapper.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a tree can be written", e);
        }
    }

    private static void row(ObjectNode row, ModeResult result) {
        row.put("mode", result.mode().title());
        row.put("sent", result.sent()).put("completed", result.completed());
        row.put("perSecond", Math.round(result.perSecond() * 10) / 10.0);
        row.put("turnedAway", result.turnedAway());
        row.put("peakRssBytes", result.peakRssBytes()).put("peakHeapBytes", result.peakHeapBytes());
        row.put("peakLiveTasks", result.peakLiveTasks()).put("outcome", result.outcome());
        ArrayNode findings = row.putArray("findings");
        for (SeenFinding seen : result.findings()) {
            Finding height = seen.height();
            findings.addObject()
                    .put("kind", height.kind().toString())
                    .put("verdict", height.verdict().toString())
                    .put("state", seen.last().state().toString())
                    .put("count", height.count())
                    .put("site", seen.site())
                    .put("title", height.title())
                    .put("advice", height.advice());
        }
    }

    private static String comparison(List<ModeResult> results) {
        ModeResult naive = results.get(0);
        ModeResult pool = results.get(1);
        return text(
                "For %,d and %,d completed webhooks, spawn per request took %,.0f MB and the worker pool %,.0f MB:"
                        + " %.1f to 1.",
                naive.completed(),
                pool.completed(),
                naive.peakRssBytes() / MEGA,
                pool.peakRssBytes() / MEGA,
                ratio(results));
    }

    private static String found(ModeResult result) {
        if (result.findings().isEmpty()) {
            return "In " + result.mode().application() + " Stranded found nothing.";
        }
        StringBuilder words = new StringBuilder();
        for (SeenFinding seen : result.findings()) {
            Finding height = seen.height();
            words.append("In ").append(result.mode().application()).append(" Stranded found ");
            words.append(height.kind())
                    .append(" (")
                    .append(height.verdict())
                    .append("): ")
                    .append(height.title());
            words.append("\n  at ").append(seen.site()).append("\n  ").append(height.advice());
        }
        return words.toString();
    }

    private static double ratio(List<ModeResult> results) {
        long pool = results.get(1).peakRssBytes();
        return pool == 0 ? 0 : (double) results.get(0).peakRssBytes() / pool;
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
