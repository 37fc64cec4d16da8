package dev.stranded.dashboard;

import static dev.stranded.dashboard.Told.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.stranded.dashboard.store.StoreSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class PushTest {
    @Test
    void the_fleets_figures_are_pushed_by_otlp_at_the_end_at_the_latest(@TempDir Path folder) throws IOException {
        List<String> pushed = new CopyOnWriteArrayList<>();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/metrics", exchange -> {
            pushed.add(exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        try {
            URI otlp = URI.create("http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/metrics");
            Settings settings =
                    new Settings("127.0.0.1", 0, folder, StoreSettings.in(folder), Entrance.of(folder), otlp);
            try (RunningDashboard dashboard = RunningDashboard.with(settings, new SetClock())) {
                dashboard.tell(Told.hello("j1"), Told.snapshot("j1", NOON, 1), Told.finding("j1", "abc", 5));
            }
            assertThat(pushed)
                    .anySatisfy(push -> assertThat(push)
                            .startsWith("application/x-protobuf")
                            .contains("stranded.tasks.live", "stranded.findings.open", "stranded-task", "shop")
                            .contains("jvm.memory.used"));
        } finally {
            collector.stop(0);
        }
    }
}
