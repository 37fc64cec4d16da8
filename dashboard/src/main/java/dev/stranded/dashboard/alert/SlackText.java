package dev.stranded.dashboard.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stranded.dashboard.store.WireJson;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as Slack's incoming webhooks take it, by their older form, which others understand, too.
 *
 * <p>What a JVM says is shown as text: it can neither link, nor call anybody.
 */
final class SlackText {
    private static final Map<String, String> COLOURS =
            Map.of("proven", "#b3261e", "evident", "#b8500a", "suspected", "#806500");
    private static final String CALM = "#5b7f95";
    private static final String BREAK = "\u200b";
    private static final int LONGEST = 1_500;

    private SlackText() {}

    static String of(Facts facts) {
        ObjectNode message = WireJson.mapper().createObjectNode();
        message.put("text", heading(facts));
        ObjectNode card = message.putArray("attachments").addObject();
        card.put("color", COLOURS.getOrDefault(facts.text("verdict"), CALM));
        card.put("fallback", plain(facts.title()));
        card.put("title", plain(facts.title()));
        card.put("title_link", facts.text("url"));
        card.put("text", plain(facts.text("advice")));
        ArrayNode fields = card.putArray("fields");
        field(fields, "Spawned at", facts.text("spawnedAt"), false);
        field(fields, "Waits at", facts.text("waitsAt"), false);
        field(fields, "Count", count(facts), true);
        field(fields, "JVM", jvm(facts), true);
        card.put("footer", plain("Stranded, rule " + facts.text("rule")));
        card.put("ts", Instant.parse(facts.text("at")).getEpochSecond());
        return WireJson.text(message);
    }

    private static String heading(Facts facts) {
        if (facts.isTest()) {
            return "Stranded: a test";
        }
        String back = facts.text("cameBackAt").isEmpty() ? "" : ", came back";
        return plain(facts.text("service")) + ": " + plain(facts.text("kind")) + " (" + plain(facts.text("verdict"))
                + back + ")";
    }

    private static @Nullable String count(Facts facts) {
        double growth = facts.object().path("growthPerMinute").asDouble();
        String grows = growth > 0 ? ", " + growth + " more a minute" : "";
        return facts.isTest()
                ? null
                : String.format(Locale.ROOT, "%,d", facts.object().path("count").asLong()) + grows;
    }

    private static @Nullable String jvm(Facts facts) {
        String version = facts.text("version").isEmpty() ? "" : ", version " + facts.text("version");
        return facts.isTest() ? null : facts.text("host") + ", pid " + facts.text("pid") + version;
    }

    private static void field(ArrayNode fields, String name, @Nullable String value, boolean isShort) {
        if (value != null && !value.isEmpty()) {
            fields.addObject().put("title", name).put("value", plain(value)).put("short", isShort);
        }
    }

    /** Without what Slack, or one of the others, would take for a link, a mention or mark-up of its own. */
    private static String plain(String text) {
        String shortened = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return shortened
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "@" + BREAK)
                .replace("](", "]" + BREAK + "(");
    }
}
