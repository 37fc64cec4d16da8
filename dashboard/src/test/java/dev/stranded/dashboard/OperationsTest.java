package dev.stranded.dashboard;

import static dev.stranded.dashboard.Told.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.wire.FindingLife;
import dev.stranded.wire.ProofRun;
import dev.stranded.wire.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OperationsTest {
    @Test
    void health_and_metrics_tell_what_the_dashboard_holds(@TempDir Path folder) {
        try (RunningDashboard dashboard = RunningDashboard.in(folder, new SetClock())) {
            dashboard.tell(Told.hello("j1"), Told.snapshot("j1", NOON, 1), Told.finding("j1", "abc", 5));
            dashboard.tell(Told.hello("j2"), Told.goodbye("j2", NOON));
            dashboard.askProof("j1");
            dashboard.tell(
                    Told.hello("j1"),
                    Told.proof("j1", "own", ProofRun.Stage.DONE, NOON),
                    Told.proof("j1", "own", ProofRun.Stage.DONE, NOON),
                    Told.proof("j1", "other", ProofRun.Stage.FAILED, NOON),
                    Told.finding("j1", "wrong", Verdict.PROVEN, FindingLife.REFUTED, 1),
                    Told.finding("j1", "wrong", Verdict.PROVEN, FindingLife.REFUTED, 1));
            dashboard.post("no".getBytes(StandardCharsets.UTF_8));

            assertThat(dashboard.json("/health").toString()).isEqualTo("{\"status\":\"up\"}");
            assertThat(dashboard.get("/metrics").body())
                    .contains(
                            "stranded_jvms{service=\"shop\",state=\"live\"} 1.0",
                            "stranded_jvms{service=\"shop\",state=\"silent\"} 0.0",
                            "stranded_jvms{service=\"shop\",state=\"ended\"} 1.0",
                            "stranded_tasks_live{service=\"shop\"} 1.0",
                            "stranded_tasks_waiting{service=\"shop\"} 1.0",
                            "stranded_findings_open{handling=\"open\",kind=\"stranded-task\",service=\"shop\",verdict=\"suspected\"} 1.0",
                            "stranded_http_requests_seconds_count{method=\"POST\",route=\"/api/v1/ingest\",status=\"200\"} 3",
                            "stranded_ingest_batches_total 3.0",
                            "stranded_ingest_lines_total 11.0",
                            "stranded_ingest_rejected_total 1.0",
                            "stranded_proofs_asked_total 1.0",
                            "stranded_proofs_done_total 1.0",
                            "stranded_proofs_failed_total 1.0",
                            "stranded_findings_refuted_total 1.0",
                            "jvm_memory_used_bytes");
        }
    }

    @Test
    void findings_that_are_muted_resolved_or_of_ended_jvms_alarm_nobody_by_metrics(@TempDir Path folder) {
        try (RunningDashboard dashboard = RunningDashboard.in(folder, new SetClock())) {
            dashboard.tell(
                    Told.hello("j1"),
                    Told.finding("j1", "unseen", 1),
                    Told.finding("j1", "known", 1),
                    Told.finding("j1", "quiet", 1),
                    Told.finding("j1", "done", 1));
            dashboard.tell(Told.hello("j2"), Told.finding("j2", "past", 1), Told.goodbye("j2", NOON));
            act(dashboard, "known", "acknowledge");
            act(dashboard, "quiet", "mute");
            act(dashboard, "done", "resolve");
            assertThat(findings(dashboard))
                    .containsExactlyInAnyOrder(
                            "open{handling=\"acknowledged\"} 1.0",
                            "open{handling=\"open\"} 1.0",
                            "silenced{handling=\"muted\"} 1.0",
                            "silenced{handling=\"resolved\"} 1.0");
            act(dashboard, "quiet", "reopen");
            assertThat(findings(dashboard))
                    .containsExactlyInAnyOrder(
                            "open{handling=\"acknowledged\"} 1.0",
                            "open{handling=\"open\"} 2.0",
                            "silenced{handling=\"resolved\"} 1.0");
        }
    }

    private static void act(RunningDashboard dashboard, String signature, String act) {
        String path = "/api/v1/jvms/j1/findings/" + signature + "/state";
        assertThat(dashboard.call("POST", path, "{\"act\":\"" + act + "\"}").statusCode())
                .isEqualTo(200);
    }

    /** Without what they have in common. */
    private static List<String> findings(RunningDashboard dashboard) {
        return dashboard
                .get("/metrics")
                .body()
                .lines()
                .filter(line -> line.matches("stranded_findings_(open|silenced)\\{.*"))
                .map(line -> line.replace("stranded_findings_", "")
                        .replace(",kind=\"stranded-task\",service=\"shop\",verdict=\"suspected\"", ""))
                .toList();
    }
}
