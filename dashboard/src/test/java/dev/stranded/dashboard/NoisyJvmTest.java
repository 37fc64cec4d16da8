package dev.stranded.dashboard;

import static dev.stranded.dashboard.Told.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.wire.Message;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class NoisyJvmTest {
    private static final int NOISY_POSTS_AT_ONCE = 12;
    private static final int BATCHES = 30;

    @Test
    void a_jvm_that_posts_all_it_can_is_told_to_wait_and_the_others_are_stored_at_the_first_try(@TempDir Path folder)
            throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(NOISY_POSTS_AT_ONCE);
        AtomicBoolean over = new AtomicBoolean();
        try (RunningDashboard dashboard = RunningDashboard.in(folder, new SetClock())) {
            byte[] large = largeBatch();
            List<Future<Boolean>> noisy = new ArrayList<>();
            for (int i = 0; i < NOISY_POSTS_AT_ONCE; i++) {
                noisy.add(clients.submit(() -> post(dashboard, large, over)));
            }
            for (int i = 0; i < BATCHES; i++) {
                dashboard.tell(Told.hello("quiet"), Told.finding("quiet", "s" + i, 1));
            }
            over.set(true);
            for (Future<Boolean> toldToWait : noisy) {
                assertThat(toldToWait.get()).isTrue();
            }
            assertThat(dashboard.json("/api/v1/jvms/quiet").at("/findings")).hasSize(BATCHES);
        } finally {
            over.set(true);
            clients.shutdownNow();
        }
    }

    /** Posts until it was told to wait, and at least as long as the others do. */
    private static boolean post(RunningDashboard dashboard, byte[] batch, AtomicBoolean over) {
        boolean toldToWait = false;
        while (!over.get() || !toldToWait) {
            HttpResponse<String> answer = dashboard.post(batch);
            if (answer.statusCode() != 200) {
                assertThat(answer.statusCode()).isEqualTo(429);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                assertThat(answer.body()).contains("of each JVM one is at a time");
                toldToWait = true;
            }
        }
        return toldToWait;
    }

    private static byte[] largeBatch() {
        List<Message> messages = new ArrayList<>();
        messages.add(Told.hello("noisy"));
        for (int i = 0; i < 500; i++) {
            messages.add(Told.snapshot("noisy", NOON.plusSeconds(i), i));
        }
        return Told.lines(messages.toArray(Message[]::new));
    }
}
