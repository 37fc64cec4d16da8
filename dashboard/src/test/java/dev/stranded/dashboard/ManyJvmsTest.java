package dev.stranded.dashboard;

import static dev.stranded.dashboard.Told.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(StoreKind.class)
final class ManyJvmsTest {
    private static final int JVMS = 8;
    private static final int BATCHES = 15;

    private final StoreKind kind;

    ManyJvmsTest(StoreKind kind) {
        this.kind = kind;
    }

    @Test
    void jvms_that_report_at_once_while_the_page_reads_do_not_meet(@TempDir Path folder) throws Exception {
        ExecutorService agents = Executors.newFixedThreadPool(JVMS + 1);
        try (RunningDashboard dashboard = RunningDashboard.in(kind, folder, new SetClock())) {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int i = 0; i < JVMS; i++) {
                String jvm = "j" + i;
                work.add(() -> report(dashboard, jvm));
            }
            work.add(() -> {
                for (int i = 0; i < BATCHES; i++) {
                    dashboard.json("/api/v1/jvms");
                    dashboard.json("/api/v1/findings");
                }
                return 0;
            });
            for (Future<Integer> done : agents.invokeAll(work)) {
                assertThat(done.get()).isZero();
            }
            for (int i = 0; i < JVMS; i++) {
                assertThat(dashboard.json("/api/v1/jvms/j" + i + "/series").at("/at"))
                        .hasSize(BATCHES);
                assertThat(dashboard
                                .json("/api/v1/jvms/j" + i)
                                .at("/findings/0/count")
                                .asLong())
                        .isEqualTo(BATCHES);
            }
        } finally {
            agents.shutdownNow();
        }
    }

    private static int report(RunningDashboard dashboard, String jvm) {
        int refused = 0;
        for (int i = 1; i <= BATCHES; i++) {
            byte[] batch = Told.lines(
                    Told.hello(jvm), Told.snapshot(jvm, NOON.plusSeconds(i), i), Told.finding(jvm, "abc", i));
            refused += dashboard.post(batch).statusCode() == 200 ? 0 : 1;
        }
        return refused;
    }
}
