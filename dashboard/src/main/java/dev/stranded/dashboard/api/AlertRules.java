package dev.stranded.dashboard.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stranded.dashboard.alert.TestMessage;
import dev.stranded.dashboard.store.AlertMessage;
import dev.stranded.dashboard.store.AlertRule;
import dev.stranded.dashboard.store.Store;
import dev.stranded.dashboard.store.WireJson;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules by which findings are told elsewhere, and the log of what was sent. All but reading is for operators. */
public final class AlertRules {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SERVICE = 200;
    private static final int LONGEST_URL = 2_000;
    private static final int LONGEST_SECRET = 200;
    private static final long MOST_GROWTH = 1_000_000_000;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
    private static final int NO_CONTENT = 204;
    private static final int CONFLICT = 409;
    private static final List<String> VERDICTS = List.of("suspected", "evident", "proven");

    private final Store store;
    private final Clock clock;

    /** Keeps them in {@code store}. */
    public AlertRules(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** {@code GET /api/v1/alerts}: all rules, and the newest messages. */
    public void all(Context context) {
        ObjectNode answer = WireJson.mapper().createObjectNode();
        answer.put("now", clock.instant().toString());
        ArrayNode rules = answer.putArray("rules");
        store.alerts().rules().forEach(rule -> rules.add(json(rule)));
        ArrayNode messages = answer.putArray("messages");
        store.alerts().messages().forEach(message -> messages.add(json(message)));
        context.json(answer);
    }

    /** {@code POST /api/v1/alerts/rules}: a new rule. */
    public void add(Context context) {
        AlertRule rule = rule(context, null);
        if (!store.alerts().put(rule)) {
            throw new HttpResponseException(
                    CONFLICT, "There are as many rules as there may be; delete one that is not needed.");
        }
        context.status(CREATED).json(json(rule));
    }

    /** {@code PUT /api/v1/alerts/rules/{rule}}: another content for a rule; where url or secret is absent it stays. */
    public void change(Context context) {
        AlertRule rule = rule(context, requested(context));
        store.alerts().put(rule);
        context.json(json(rule));
    }

    /** {@code DELETE /api/v1/alerts/rules/{rule}}. */
    public void delete(Context context) {
        if (!store.alerts().delete(context.pathParam("rule"))) {
            throw unknown(context);
        }
        context.status(NO_CONTENT);
    }

    /** {@code POST /api/v1/alerts/rules/{rule}/test}: sends a message that says that it is a test, once. */
    public void test(Context context) {
        Asked.of(context);
        AlertMessage message = TestMessage.of(requested(context), clock.instant());
        if (!store.alerts().tell(message)) {
            throw new HttpResponseException(
                    CONFLICT, "Too many messages wait to be sent already; see below why they are not taken.");
        }
        context.status(ACCEPTED).json(Map.of("id", message.id()));
    }

    private AlertRule requested(Context context) {
        AlertRule rule = store.alerts().rule(context.pathParam("rule"));
        if (rule == null) {
            throw unknown(context);
        }
        return rule;
    }

    private static NotFoundResponse unknown(Context context) {
        return new NotFoundResponse(
                "There is no rule " + context.pathParam("rule") + ", or it was deleted; the rules are at /alerts.");
    }

    private AlertRule rule(Context context, @Nullable AlertRule before) {
        Asked asked = Asked.of(context);
        return new AlertRule(
                before == null ? UUID.randomUUID().toString() : before.id(),
                required(asked.text("name", LONGEST_NAME), "name"),
                kind(asked.text("kind", LONGEST_NAME)),
                oneOf(VERDICTS, asked.text("verdict", LONGEST_NAME), "verdict"),
                asked.number("growth", 1, MOST_GROWTH),
                asked.text("service", LONGEST_SERVICE),
                form(asked.text("form", LONGEST_NAME)),
                url(asked, before),
                secret(asked, before),
                page(asked, context, before),
                asked.flag("enabled", true),
                clock.millis());
    }

    private static String url(Asked asked, @Nullable AlertRule before) {
        String url = asked.text("url", LONGEST_URL);
        return url == null && before != null ? before.url() : AlertUrls.checked(required(url, "url"));
    }

    private static @Nullable String secret(Asked asked, @Nullable AlertRule before) {
        return before != null && !asked.has("secret") ? before.secret() : asked.text("secret", LONGEST_SECRET);
    }

    /** Where the reader of a message finds this dashboard: where they say, or else where the rule was made. */
    private static String page(Asked asked, Context context, @Nullable AlertRule before) {
        String page = asked.text("page", LONGEST_URL);
        if (page == null && before != null) {
            return before.page();
        }
        return AlertUrls.origin(page == null ? context.scheme() + "://" + context.host() : page);
    }

    private static @Nullable String kind(@Nullable String kind) {
        if (kind != null && !kind.matches("[a-z][a-z-]*")) {
            throw Asked.refusal(
                    "A kind of finding is a word such as stranded-task; send one as kind, or leave it out.");
        }
        return kind;
    }

    private static AlertRule.Form form(@Nullable String form) {
        return oneOf(List.of("generic", "slack"), form, "form").equals("slack")
                ? AlertRule.Form.SLACK
                : AlertRule.Form.GENERIC;
    }

    private static String oneOf(List<String> allowed, @Nullable String value, String key) {
        if (value == null) {
            return allowed.get(0);
        }
        if (!allowed.contains(value)) {
            throw Asked.refusal("The key " + key + " is one of " + String.join(", ", allowed) + "; send one of these.");
        }
        return value;
    }

    private static String required(@Nullable String value, String key) {
        if (value == null) {
            throw Asked.refusal("A rule needs a " + key + "; send the key " + key + ".");
        }
        return value;
    }

    private static ObjectNode json(AlertRule rule) {
        ObjectNode object = WireJson.mapper().createObjectNode();
        object.put("id", rule.id()).put("name", rule.name());
        if (rule.kind() != null) {
            object.put("kind", rule.kind());
        }
        object.put("verdict", rule.verdict());
        if (rule.growth() != null) {
            object.put("growth", rule.growth());
        }
        if (rule.service() != null) {
            object.put("service", rule.service());
        }
        return object.put("form", rule.form().toString())
                .put("url", AlertUrls.masked(rule.url()))
                .put("signed", rule.secret() != null)
                .put("page", rule.page())
                .put("enabled", rule.enabled());
    }

    private static ObjectNode json(AlertMessage message) {
        ObjectNode object = WireJson.mapper().createObjectNode();
        object.put("id", message.id()).put("rule", message.rule()).put("ruleName", message.ruleName());
        if (message.key() != null) {
            object.put("service", message.key().service())
                    .put("signature", message.key().signature());
        }
        object.put("title", message.title());
        object.put("at", Instant.ofEpochMilli(message.madeAt()).toString());
        object.put("state", message.state().toString());
        object.put("attempts", message.attempts());
        if (message.state() == AlertMessage.State.WAITING) {
            object.put("dueAt", Instant.ofEpochMilli(message.dueAt()).toString());
        }
        if (message.status() != null) {
            object.put("status", message.status());
        }
        if (message.said() != null) {
            object.put("said", message.said());
        }
        if (message.doneAt() != null) {
            object.put("doneAt", Instant.ofEpochMilli(message.doneAt()).toString());
        }
        return object;
    }
}
