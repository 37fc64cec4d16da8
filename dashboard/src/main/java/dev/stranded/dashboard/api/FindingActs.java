package dev.stranded.dashboard.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.stranded.dashboard.access.Caller;
import dev.stranded.dashboard.store.FindingKey;
import dev.stranded.dashboard.store.HandlingAct;
import dev.stranded.dashboard.store.Handlings;
import dev.stranded.dashboard.store.JvmRow;
import dev.stranded.dashboard.store.Store;
import dev.stranded.dashboard.store.WireJson;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What operators do with a finding. */
public final class FindingActs {
    private static final int LONGEST_NOTE = 2_000;
    private static final Duration LONGEST_MUTE = Duration.ofDays(366);

    private final Store store;
    private final Clock clock;

    /** Does it in {@code store}. */
    public FindingActs(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * {@code POST /api/v1/jvms/{jvm}/findings/{signature}/state}: acknowledge, mute, resolve or reopen the finding, in
     * all JVMs of its application.
     */
    public void act(Context context) {
        JvmRow jvm = JvmJson.requested(context, store);
        String signature = context.pathParam("signature");
        Asked asked = Asked.of(context);
        Handlings.Act act = act(asked.text("act", 20));
        Instant until = until(asked.text("until", 40), act);
        String note = asked.text("note", LONGEST_NOTE);
        if (store.finding(jvm.id(), signature) == null) {
            throw unknown(jvm, signature);
        }
        FindingKey key = key(jvm, signature);
        store.handlings()
                .act(
                        key,
                        act,
                        until == null ? null : until.toEpochMilli(),
                        Caller.of(context).name(),
                        note);
        String line = store.finding(jvm.id(), signature);
        if (line == null) {
            throw unknown(jvm, signature);
        }
        ObjectNode answer = WireJson.mapper().createObjectNode();
        answer.putRawValue("finding", new RawValue(line));
        putHistory(answer, key);
        context.json(answer);
    }

    /**
     * {@code GET /findings/{signature}?service=}: leads to the newest JVM that told of the finding, or where none is
     * known to the list of findings.
     */
    public void find(Context context) {
        String service = context.queryParam("service");
        String signature = context.pathParam("signature");
        String jvm = service == null ? null : store.handlings().newest(new FindingKey(service, signature));
        context.redirect(
                jvm == null
                        ? "/findings?state=all&q=" + encoded(signature)
                        : "/jvms/" + encoded(jvm) + "/findings/" + encoded(signature));
    }

    /** Adds what was done with a finding and those that are like it. */
    void putAround(ObjectNode answer, JvmRow jvm, String signature) {
        putHistory(answer, key(jvm, signature));
        ArrayNode similar = answer.putArray("similar");
        store.handlings().similar(jvm.id(), signature).forEach(row -> similar.add(SimilarJson.of(row)));
    }

    private void putHistory(ObjectNode answer, FindingKey key) {
        ArrayNode history = answer.putArray("history");
        for (HandlingAct act : store.handlings().acts(key)) {
            ObjectNode entry = history.addObject();
            entry.put("at", Instant.ofEpochMilli(act.at()).toString());
            entry.put("act", act.act());
            entry.put("by", act.actor());
            if (act.mutedUntil() != null) {
                entry.put("until", Instant.ofEpochMilli(act.mutedUntil()).toString());
            }
            if (act.note() != null) {
                entry.put("note", act.note());
            }
        }
    }

    private static FindingKey key(JvmRow jvm, String signature) {
        return new FindingKey(WireJson.object(jvm.hello()).path("name").asText(), signature);
    }

    private static Handlings.Act act(@Nullable String name) {
        return Arrays.stream(Handlings.Act.values())
                .filter(act -> act.toString().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> Asked.refusal(
                                "What can be done with a finding is acknowledge, mute, resolve or reopen; send one of these as act."));
    }

    private @Nullable Instant until(@Nullable String iso, Handlings.Act act) {
        if (iso == null) {
            return null;
        }
        if (act != Handlings.Act.MUTE) {
            throw Asked.refusal("Only a mute has an end; leave until out.");
        }
        try {
            Instant until = Instant.parse(iso);
            Instant now = clock.instant();
            if (until.isAfter(now) && until.isBefore(now.plus(LONGEST_MUTE))) {
                return until;
            }
        } catch (DateTimeParseException e) {
            throw Asked.refusal("The end of a mute is a time such as 2026-01-01T12:00:00Z; send one as until.");
        }
        throw Asked.refusal("A mute ends within a year from now; send such a time as until, or leave it out.");
    }

    private static NotFoundResponse unknown(JvmRow jvm, String signature) {
        return new NotFoundResponse("JVM " + jvm.id() + " has told of no finding " + signature
                + "; its findings are at /jvms/" + jvm.id() + ".");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
