package dev.stranded.demo.webhooks;

import dev.stranded.demo.CannotRun;
import dev.stranded.demo.api.ExternalApi;
import dev.stranded.demo.sender.Load;
import dev.stranded.demo.sender.Payloads;
import dev.stranded.demo.stage.Stage;
import dev.stranded.demo.watched.AgentStream;
import dev.stranded.demo.watched.ReceiverJvm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs both receivers, one after the other, with the same flags and under the same load. */
final class WebhooksRun {
    private final Stage stage;
    private final Load load;
    private final JvmFlags flags;
    private final Progress progress;
    private final String secret = UUID.randomUUID().toString();
    private final Payloads payloads = new Payloads(secret);

    WebhooksRun(Stage stage, Load load, JvmFlags flags, Progress progress) {
        this.stage = stage;
        this.load = load;
        this.flags = flags;
        this.progress = progress;
    }

    /** How large a webhook's body is, on average. */
    long averageBytes() {
        return payloads.averageBytes();
    }

    /**
     * Runs them.
     *
     * @param dashboard where the agents report to as well, if anywhere
     */
    List<ModeResult> run(@Nullable String dashboard) throws CannotRun, InterruptedException {
        Path agent = stage.unpack("stranded-agent.jar");
        List<ModeResult> results = new ArrayList<>();
        try (ExternalApi api = ExternalApi.start()) {
            for (Mode mode : Mode.values()) {
                Path stream = stage.path(mode.application() + ".ndjson");
                String options = (dashboard == null ? "" : "dashboard=" + dashboard + ",") + "file=" + stream + ",name="
                        + mode.application() + "," + flags.agentTiming(load);
                ReceiverJvm receiver = ReceiverJvm.start(
                        stage,
                        new ReceiverJvm.Launch(mode.mainClass(), flags.all(), agent, options),
                        Map.of("WEBHOOK_SECRET", secret, "API_URL", api.url().toString()));
                progress.begin();
                results.add(new ModeRun(mode, load, api, progress).run(receiver, new AgentStream(stream), payloads));
            }
        }
        return results;
    }
}
