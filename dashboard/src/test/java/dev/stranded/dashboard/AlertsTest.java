package dev.stranded.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stranded.wire.Finding;
import dev.stranded.wire.FindingKind;
import dev.stranded.wire.FindingLife;
import dev.stranded.wire.Verdict;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules, against somebody who listens. What is told last shows that nothing else was. */
@Timeout(60)
@ParameterizedClass
@EnumSource(StoreKind.class)
final class AlertsTest {
    private static final String RULES = "/api/v1/alerts/rules";
    private static final String LAST = "last";

    private final StoreKind kind;
    private final SetClock clock = new SetClock();

    @TempDir
    private Path folder;

    @AutoClose
    private Receiver receiver;

    private RunningDashboard dashboard;

    AlertsTest(StoreKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void start() throws Exception {
        receiver = new Receiver();
        dashboard = RunningDashboard.in(kind, folder, clock);
        dashboard.tell(Told.hello("j1"));
    }

    @AfterEach
    void stop() {
        dashboard.close();
    }

    @Test
    void a_finding_is_told_once_whatever_becomes_of_it_and_in_how_many_jvms_it_is_found() throws Exception {
        rule("");
        tell("j1", "abc", 5);
        JsonNode told = dashboard.parse(receiver.next().body());
        assertThat(told.at("/type").asText()).isEqualTo("finding");
        assertThat(told.at("/service").asText()).isEqualTo("shop");
        assertThat(told.at("/title").asText()).isEqualTo("5 tasks wait");
        assertThat(told.at("/count").asLong()).isEqualTo(5);
        assertThat(told.at("/url").asText()).isEqualTo(dashboard.url() + "/findings/abc?service=shop");

        tell("j1", "abc", 6);
        tell("j2", "abc", 7);
        tell("j1", LAST, 1);
        assertThat(dashboard.parse(receiver.next().body()).at("/signature").asText())
                .isEqualTo(LAST);
        assertThat(receiver.more()).isZero();
    }

    @Test
    void a_finding_that_comes_back_or_is_opened_again_is_told_again() throws Exception {
        rule("");
        tell("j1", "abc", 5);
        receiver.next();
        act("abc", "resolve");
        tell("j1", "abc", 6);
        JsonNode again = dashboard.parse(receiver.next().body());
        assertThat(again.at("/signature").asText()).isEqualTo("abc");
        assertThat(again.has("cameBackAt")).isTrue();
        act("abc", "reopen");
        assertThat(dashboard.parse(receiver.next().body()).at("/signature").asText())
                .isEqualTo("abc");
    }

    @Test
    void a_finding_that_was_over_and_is_found_anew_is_told_again() throws Exception {
        rule("");
        tell("j1", "abc", 5);
        receiver.next();
        dashboard.tell(Told.hello("j1"), Told.finding("j1", "abc", Verdict.SUSPECTED, FindingLife.RESOLVED, 6));
        tell("j1", "abc", 7);
        assertThat(dashboard.parse(receiver.next().body()).at("/count").asLong())
                .isEqualTo(7);
    }

    @Test
    void muted_and_acknowledged_findings_are_not_told() throws Exception {
        tell("j1", "abc", 5);
        tell("j1", "def", 5);
        act("abc", "mute");
        act("def", "acknowledge");
        rule("");
        tell("j1", "abc", 6);
        tell("j1", "def", 6);
        tell("j1", LAST, 1);
        assertThat(dashboard.parse(receiver.next().body()).at("/signature").asText())
                .isEqualTo(LAST);
        assertThat(receiver.more()).isZero();
    }

    @Test
    void a_rule_that_is_made_later_tells_of_what_is_open_and_of_nothing_in_jvms_that_have_ended() throws Exception {
        tell("j1", "abc", 5);
        dashboard.tell(Told.hello("j2"), Told.finding("j2", "gone", 5), Told.goodbye("j2", Told.NOON.plusSeconds(9)));
        rule("");
        assertThat(dashboard.parse(receiver.next().body()).at("/signature").asText())
                .isEqualTo("abc");
        tell("j1", LAST, 1);
        assertThat(dashboard.parse(receiver.next().body()).at("/signature").asText())
                .isEqualTo(LAST);
    }

    @Test
    void a_rule_is_about_its_kind_verdict_service_and_growth_only() throws Exception {
        rule("\"kind\":\"deadlock\",\"name\":\"kind\"");
        rule("\"verdict\":\"proven\",\"name\":\"verdict\"");
        rule("\"service\":\"check*t\",\"name\":\"service\"");
        rule("\"growth\":60,\"name\":\"growth\"");
        rule("\"enabled\":false,\"name\":\"off\"");
        dashboard.tell(Told.helloOf("checkout", "j2"), Told.finding("j2", "abc", 5));
        assertThat(told()).isEqualTo("service abc");
        dashboard.tell(Told.hello("j1"), Told.finding("j1", "sure", Verdict.PROVEN, FindingLife.OPEN, 5));
        assertThat(told()).isEqualTo("verdict sure");
        dashboard.tell(Told.hello("j1"), deadlock());
        assertThat(told()).isEqualTo("kind ring");
        tell("j1", "slow", 5);
        tell("j1", "slow", 9);
        assertThat(told()).isEqualTo("growth slow");
        assertThat(receiver.more()).isZero();
    }

    @Test
    void what_is_not_taken_is_sent_again_later_and_later() throws Exception {
        rule("");
        receiver.answer(503, Map.of());
        receiver.answer(500, Map.of());
        tell("j1", "abc", 5);
        String id = receiver.next().headers().get("X-Stranded-Delivery");
        await("/status", "503");
        assertThat(message().at("/said").asText()).isEqualTo("not taken");
        assertThat(message().at("/dueAt").asText())
                .isEqualTo(Told.NOON.plusSeconds(5).toString());
        clock.pass(Duration.ofSeconds(5));
        receiver.next();
        await("/status", "500");
        assertThat(message().at("/dueAt").asText())
                .isEqualTo(Told.NOON.plusSeconds(15).toString());
        clock.pass(Duration.ofSeconds(10));
        assertThat(receiver.next().headers().get("X-Stranded-Delivery")).isEqualTo(id);
        await("/state", "sent");
        assertThat(message().at("/attempts").asInt()).isEqualTo(3);
    }

    @Test
    void what_was_not_taken_is_sent_by_the_next_run_of_the_dashboard() throws Exception {
        rule("");
        receiver.answer(503, Map.of("Retry-After", "30"));
        tell("j1", "abc", 5);
        receiver.next();
        await("/status", "503");
        dashboard.close();
        dashboard = RunningDashboard.in(kind, folder, clock);
        clock.pass(Duration.ofSeconds(30));
        assertThat(dashboard.parse(receiver.next().body()).at("/signature").asText())
                .isEqualTo("abc");
        await("/state", "sent");
        assertThat(receiver.more()).isZero();
    }

    @Test
    void what_will_never_be_taken_is_given_up_and_a_redirect_is_not_followed() throws Exception {
        rule("");
        receiver.answer(404, Map.of());
        tell("j1", "abc", 5);
        receiver.next();
        await("/state", "failed");
        assertThat(message().at("/status").asInt()).isEqualTo(404);

        clock.pass(Duration.ofSeconds(1));
        receiver.answer(302, Map.of("Location", "/elsewhere"));
        tell("j1", "def", 5);
        assertThat(receiver.next().path()).isEqualTo("/hooks/T0/secret");
        await("/status", "302");
        assertThat(message().at("/said").asText()).isEqualTo("it leads elsewhere, which is not followed");
        assertThat(receiver.more()).isZero();
    }

    @Test
    void an_answer_without_end_is_left_unread() throws Exception {
        rule("");
        receiver.answerEndlessly();
        tell("j1", "abc", 5);
        receiver.next();
        await("/state", "sent");
        assertThat(message().at("/attempts").asInt()).isEqualTo(1);
    }

    @Test
    void nobody_who_listens_is_said_in_words() {
        receiver.close();
        String id = rule("");
        dashboard.call("POST", RULES + "/" + id + "/test", "{}");
        await("/said", "no connection");
        assertThat(message().at("/state").asText()).isEqualTo("failed");
    }

    @Test
    void a_test_says_that_it_is_one() throws Exception {
        String id = rule("\"name\":\"on call\",\"page\":\"https://stranded.example/x\"");
        assertThat(dashboard.call("POST", RULES + "/" + id + "/test", "{}").statusCode())
                .isEqualTo(202);
        JsonNode test = dashboard.parse(receiver.next().body());
        assertThat(test.at("/type").asText()).isEqualTo("test");
        assertThat(test.at("/title").asText()).contains("test of the rule “on call”");
        assertThat(test.at("/url").asText()).isEqualTo("https://stranded.example/alerts");
        await("/state", "sent");
    }

    @Test
    void slack_gets_its_own_form_in_which_a_jvm_can_neither_link_nor_call_anybody() throws Exception {
        rule("\"form\":\"slack\"");
        Finding finding = Told.finding("j1", "abc", 1_234);
        dashboard.tell(Told.hello("j1"), named(finding, "<!channel> & <http://evil|me> @here [x](http://evil)"));
        JsonNode message = dashboard.parse(receiver.next().body());
        assertThat(message.at("/text").asText()).isEqualTo("shop: stranded-task (suspected)");
        JsonNode card = message.at("/attachments/0");
        assertThat(card.at("/title").asText())
                .isEqualTo("&lt;!channel&gt; &amp; &lt;http://evil|me&gt; @\u200bhere [x]\u200b(http://evil)");
        assertThat(card.at("/title_link").asText()).startsWith(dashboard.url() + "/findings/abc");
        assertThat(card.at("/fields").findValuesAsText("value")).contains("1,234", "box, pid 7");
    }

    @Test
    void a_secret_signs_time_and_body() throws Exception {
        rule("\"secret\":\"s3cret\"");
        tell("j1", "abc", 5);
        Receiver.Delivery delivery = receiver.next();
        String time = delivery.headers().get("X-Stranded-Timestamp");
        assertThat(time).isEqualTo(Long.toString(Told.NOON.getEpochSecond()));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("s3cret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] digest = mac.doFinal((time + "." + delivery.body()).getBytes(StandardCharsets.UTF_8));
        assertThat(delivery.headers().get("X-Stranded-Signature"))
                .isEqualTo("sha256=" + HexFormat.of().formatHex(digest));
    }

    @Test
    void addresses_and_secrets_are_never_shown_and_stay_as_they_are_where_none_is_given() throws Exception {
        String id = rule("\"secret\":\"s3cret\"");
        HttpResponse<String> changed = dashboard.call("PUT", RULES + "/" + id, "{\"name\":\"other\"}");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        String shown = dashboard.get("/api/v1/alerts").body();
        assertThat(shown).contains("/…").doesNotContain("T0", "s3cret");
        assertThat(dashboard.parse(shown).at("/rules/0/name").asText()).isEqualTo("other");
        tell("j1", "abc", 5);
        Receiver.Delivery delivery = receiver.next();
        assertThat(delivery.path()).isEqualTo("/hooks/T0/secret");
        assertThat(delivery.headers()).containsKey("X-Stranded-Signature");

        dashboard.call("PUT", RULES + "/" + id, "{\"name\":\"other\",\"secret\":\"\"}");
        tell("j1", LAST, 5);
        assertThat(receiver.next().headers()).doesNotContainKey("X-Stranded-Signature");
    }

    @Test
    void a_rule_that_is_deleted_tells_no_more() throws Exception {
        String deleted = rule("\"name\":\"deleted\"");
        receiver.answer(503, Map.of());
        tell("j1", "abc", 5);
        receiver.next();
        await("/status", "503");
        assertThat(dashboard.call("DELETE", RULES + "/" + deleted, "").statusCode())
                .isEqualTo(204);
        assertThat(message().at("/said").asText()).isEqualTo("its rule was deleted");
        assertThat(dashboard.call("DELETE", RULES + "/" + deleted, "").statusCode())
                .isEqualTo(404);
        assertThat(dashboard.json("/api/v1/alerts").at("/rules")).isEmpty();
    }

    @Test
    void rules_that_make_no_sense_are_refused_in_a_sentence() {
        for (String bad : List.of(
                "\"url\":\"ftp://host/x\"",
                "\"url\":\"file:///etc/passwd\"",
                "\"url\":\"http:///x\"",
                "\"url\":\"http://me:secret@host/\"",
                "\"url\":\"no url\"",
                "\"url\":\"\"",
                "\"form\":\"pigeon\"",
                "\"verdict\":\"sure\"",
                "\"growth\":0",
                "\"growth\":1.5",
                "\"kind\":\"A b\"",
                "\"page\":\"javascript:alert(1)\"",
                "\"enabled\":\"yes\"",
                "\"name\":\"" + "x".repeat(101) + "\"")) {
            HttpResponse<String> answer = dashboard.call("POST", RULES, asked(bad));
            assertThat(answer.statusCode()).as(bad).isEqualTo(400);
            assertThat(dashboard.parse(answer.body()).at("/error").asText()).endsWith(".");
        }
        assertThat(dashboard.json("/api/v1/alerts").at("/rules")).isEmpty();
        assertThat(dashboard.call("PUT", RULES + "/none", asked("")).statusCode())
                .isEqualTo(404);
        assertThat(dashboard.call("POST", RULES + "/none/test", "{}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void there_are_a_hundred_rules_at_most() {
        for (int i = 0; i < 100; i++) {
            rule("");
        }
        assertThat(dashboard.call("POST", RULES, asked("")).statusCode()).isEqualTo(409);
    }

    private String rule(String more) {
        HttpResponse<String> answer = dashboard.call("POST", RULES, asked(more));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return dashboard.parse(answer.body()).at("/id").asText();
    }

    /** Of two keys of one name the last counts. */
    private String asked(String more) {
        return "{\"name\":\"a rule\",\"url\":\"" + receiver.url() + "\"" + (more.isEmpty() ? "" : "," + more) + "}";
    }

    private void tell(String jvm, String signature, long count) {
        dashboard.tell(Told.hello(jvm), Told.finding(jvm, signature, count));
    }

    private void act(String signature, String act) {
        String path = "/api/v1/jvms/j1/findings/" + signature + "/state";
        assertThat(dashboard.call("POST", path, "{\"act\":\"" + act + "\"}").statusCode())
                .isEqualTo(200);
    }

    private String told() throws InterruptedException {
        JsonNode told = dashboard.parse(receiver.next().body());
        return told.at("/rule").asText() + " " + told.at("/signature").asText();
    }

    /** The newest message. */
    private JsonNode message() {
        return dashboard.json("/api/v1/alerts").at("/messages/0");
    }

    private void await(String key, String value) {
        String is = "";
        while (!is.equals(value)) {
            is = message().at(key).asText();
        }
    }

    private static Finding deadlock() {
        Finding finding = Told.finding("j1", "ring", 2);
        return copy(finding, FindingKind.DEADLOCK, finding.title());
    }

    private static Finding named(Finding finding, String title) {
        return copy(finding, finding.kind(), title);
    }

    private static Finding copy(Finding finding, FindingKind kind, String title) {
        return new Finding(
                finding.jvm(),
                finding.signature(),
                kind,
                finding.verdict(),
                finding.state(),
                finding.count(),
                finding.firstSeen(),
                finding.lastSeen(),
                title,
                finding.advice(),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null);
    }
}
