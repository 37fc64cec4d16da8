package dev.stranded.dashboard;

import static dev.stranded.dashboard.Told.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stranded.wire.Command;
import dev.stranded.wire.FindingLife;
import dev.stranded.wire.ProofRun;
import dev.stranded.wire.ProveMode;
import dev.stranded.wire.Verdict;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(StoreKind.class)
final class ProofsTest {
    private final StoreKind kind;
    private final SetClock clock = new SetClock();

    @TempDir
    private Path folder;

    private RunningDashboard dashboard;

    ProofsTest(StoreKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void start() {
        dashboard = RunningDashboard.in(kind, folder, clock);
    }

    @AfterEach
    void stop() {
        dashboard.close();
    }

    @Test
    void what_is_asked_for_is_given_to_the_agent_once() {
        dashboard.tell(Told.hello("j1"));
        dashboard.tell(Told.hello("j2"));
        HttpResponse<String> answer = dashboard.askProof("j1");
        assertThat(answer.statusCode()).isEqualTo(202);
        String id = dashboard.parse(answer.body()).at("/id").asText();
        assertThat(newest("j1").at("/id").asText()).isEqualTo(id);
        assertThat(newest("j1").at("/stage").asText()).isEqualTo("asked");

        assertThat(dashboard.take(Told.hello("j2"))).isEmpty();
        assertThat(dashboard.take(Told.hello("j1"))).containsExactly(new Command(Command.PROVE, id));
        assertThat(dashboard.take(Told.hello("j1"))).isEmpty();
        assertThat(newest("j1").at("/stage").asText()).isEqualTo("given");
    }

    @Test
    void what_is_asked_for_outlives_a_restart_of_the_dashboard() {
        dashboard.tell(Told.hello("j1"));
        dashboard.askProof("j1");
        dashboard.close();
        dashboard = RunningDashboard.in(kind, folder, clock);
        assertThat(dashboard.take(Told.hello("j1"))).hasSize(1);
    }

    @Test
    void a_refused_batch_fetches_nothing() {
        dashboard.tell(Told.hello("j1"));
        dashboard.askProof("j1");
        assertThat(dashboard
                        .post((new String(Told.lines(Told.hello("j1")), StandardCharsets.UTF_8) + "no\n")
                                .getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(400);
        assertThat(dashboard.take(Told.hello("j1"))).hasSize(1);
    }

    @Test
    void what_the_agent_says_of_a_proof_is_kept_the_latest_of_each_and_the_newest_few() {
        dashboard.tell(Told.hello("j1"));
        String asked =
                dashboard.parse(dashboard.askProof("j1").body()).at("/id").asText();
        dashboard.take(Told.hello("j1"));
        dashboard.tell(
                Told.hello("j1"),
                Told.proof("j1", asked, ProofRun.Stage.DUMPING, NOON),
                Told.proof("j1", asked, ProofRun.Stage.DONE, NOON.plusSeconds(2)));
        dashboard.tell(Told.hello("j1"), Told.proof("j1", asked, ProofRun.Stage.JUDGING, NOON.plusSeconds(1)));
        JsonNode proof = newest("j1");
        assertThat(dashboard.json("/api/v1/jvms/j1").at("/proofs")).hasSize(1);
        assertThat(proof.at("/stage").asText()).isEqualTo("done");
        assertThat(proof.at("/sentence").asText()).isEqualTo("it is done");
        assertThat(proof.at("/proven").asLong()).isEqualTo(42);

        for (int i = 0; i < 20; i++) {
            dashboard.tell(Told.hello("j1"), Told.proof("j1", "auto" + i, ProofRun.Stage.FAILED, NOON));
        }
        assertThat(dashboard.json("/api/v1/jvms/j1").at("/proofs").findValuesAsText("id"))
                .hasSize(10)
                .startsWith("auto19", "auto18");
    }

    @Test
    void nobody_can_ask_while_one_is_asked_for_or_under_way() {
        dashboard.tell(Told.hello("j1"));
        dashboard.askProof("j1");
        refused("j1", "already");
        String id = dashboard.take(Told.hello("j1")).get(0).id();
        refused("j1", "already");
        dashboard.tell(Told.hello("j1"), Told.proof("j1", id, ProofRun.Stage.JUDGING, NOON));
        refused("j1", "already");
        dashboard.tell(Told.hello("j1"), Told.proof("j1", id, ProofRun.Stage.FAILED, NOON));
        assertThat(dashboard.askProof("j1").statusCode()).isEqualTo(202);
    }

    @Test
    void where_it_is_not_allowed_or_there_is_no_jvm_nobody_can_ask() {
        dashboard.tell(Told.hello("never", ProveMode.NEVER));
        dashboard.tell(Told.hello("old", null));
        dashboard.tell(Told.hello("silent"));
        dashboard.tell(Told.hello("ended"), Told.goodbye("ended", NOON));
        refused("never", "prove=never");
        refused("old", "does not know");
        refused("ended", "has ended");
        clock.pass(Duration.ofMinutes(1));
        refused("silent", "Nothing is heard");
        assertThat(dashboard.askProof("nobody").statusCode()).isEqualTo(404);
        assertThat(dashboard.get("/api/v1/jvms/silent/prove").statusCode()).isEqualTo(405);
    }

    @Test
    void a_page_of_another_site_can_not_ask() throws Exception {
        dashboard.tell(Told.hello("j1"));
        assertThat(dashboard.askProof("j1", "Origin", "http://evil.example").statusCode())
                .isEqualTo(403);
        HttpRequest simple = HttpRequest.newBuilder(dashboard.at("/api/v1/jvms/j1/prove"))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        HttpResponse<String> answer = dashboard.http().send(simple, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(dashboard.json("/api/v1/jvms/j1").at("/proofs")).isEmpty();
        assertThat(dashboard.askProof("j1", "Origin", dashboard.url()).statusCode())
                .isEqualTo(202);
    }

    @Test
    void what_the_agent_does_not_fetch_within_a_minute_is_not_given_to_it_later() {
        dashboard.tell(Told.hello("j1"));
        dashboard.askProof("j1");
        clock.pass(Duration.ofMillis(60_001));
        assertThat(dashboard.take(Told.hello("j1"))).isEmpty();
        assertThat(dashboard.askProof("j1").statusCode()).isEqualTo(202);
    }

    @Test
    void what_is_under_way_when_the_jvm_ends_has_failed() {
        dashboard.tell(Told.hello("j1"), Told.proof("j1", "auto", ProofRun.Stage.JUDGING, NOON));
        dashboard.tell(Told.hello("j1"), Told.goodbye("j1", NOON));
        assertThat(newest("j1").at("/stage").asText()).isEqualTo("failed");
        assertThat(newest("j1").at("/sentence").asText()).isEqualTo("The JVM ended before the proof was over.");
        assertThat(newest("j1").at("/dumpBytes").asLong()).isEqualTo(54_000_000);
    }

    @Test
    void a_stage_that_only_a_newer_agent_knows_is_shown_by_that_name() {
        String told =
                new String(Told.lines(Told.proof("j1", "auto", ProofRun.Stage.DUMPING, NOON)), StandardCharsets.UTF_8);
        String hello = new String(Told.lines(Told.hello("j1")), StandardCharsets.UTF_8);
        assertThat(dashboard
                        .post((hello + told.replace("dumping", "asked")).getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(200);
        assertThat(newest("j1").at("/stage").asText()).isEqualTo("asked");
        assertThat(dashboard.take(Told.hello("j1"))).isEmpty();
    }

    @Test
    void the_page_gets_what_a_dump_costs_and_whether_it_is_allowed() {
        dashboard.tell(Told.hello("j1"), Told.snapshot("j1", NOON, 1), Told.finding("j1", "abc", 5));
        JsonNode answer = dashboard.json("/api/v1/jvms/j1/findings/abc");
        assertThat(answer.at("/jvm/prove").asText()).isEqualTo("ask");
        assertThat(answer.at("/jvm/dump/pauseMillis").asLong()).isEqualTo(300);
        assertThat(answer.at("/jvm/dump/bytes").asLong()).isEqualTo(54_000_000);
        assertThat(answer.at("/proofs")).isEmpty();
    }

    @Test
    void what_is_cleared_or_refuted_is_not_open_and_the_refuted_is_counted() {
        dashboard.tell(
                Told.hello("j1"),
                Told.finding("j1", "cleared", Verdict.SUSPECTED, FindingLife.CLEARED, 1),
                Told.finding("j1", "refuted", Verdict.PROVEN, FindingLife.REFUTED, 1));
        assertThat(dashboard.json("/api/v1/findings?state=open").at("/findings"))
                .isEmpty();
        assertThat(dashboard
                        .json("/api/v1/findings?state=refuted")
                        .at("/findings")
                        .findValuesAsText("signature"))
                .containsExactly("refuted");
        assertThat(dashboard
                        .json("/api/v1/findings?state=cleared")
                        .at("/findings")
                        .findValuesAsText("signature"))
                .containsExactly("cleared");
        JsonNode jvm = dashboard.json("/api/v1/jvms/j1").at("/jvm");
        assertThat(jvm.at("/findings").toString()).isEqualTo("{\"proven\":0,\"evident\":0,\"suspected\":0}");
        assertThat(jvm.at("/refuted").asLong()).isEqualTo(1);
    }

    private void refused(String jvm, String sentence) {
        HttpResponse<String> answer = dashboard.askProof(jvm);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(dashboard.parse(answer.body()).at("/error").asText())
                .contains(sentence)
                .endsWith(".");
    }

    private JsonNode newest(String jvm) {
        return dashboard.json("/api/v1/jvms/" + jvm).at("/proofs/0");
    }
}
