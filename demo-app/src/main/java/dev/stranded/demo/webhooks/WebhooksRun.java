package dev.stranded.demo.webhooks;

import dev.stranded.demo.CannotRun;
import dev.stranded.demo.stage.Stage;
import dev.stranded.demo.watched.AgentStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the receivers, one after the other, under the same load. */
final class WebhooksRun {
    private final Stage stage;
    private final Plan plan;
    private final Progress progress;
    private final Path agent;
    private final @Nullable String dashboard;
    private int runs;

    /**
     * Prepares it.
     *
     * @param dashboard where the agents report to, if anywhere
     */
    WebhooksRun(Stage stage, Plan plan, Progress progress, @Nullable String dashboard) throws CannotRun {
        this.stage = stage;
        this.plan = plan;
        this.progress = progress;
        this.dashboard = dashboard;
        this.agent = stage.unpack("stranded-agent.jar");
    }

    /** Runs all that are planned. */
    List<ModeResult> run() throws CannotRun, InterruptedException {
        List<ModeResult> results = new ArrayList<>();
        for (Mode mode : plan.modes()) {
            ModeResult result = run(mode, plan.agent());
            progress.say("  " + mode + ": " + result.outcome().detail());
            results.add(result);
        }
        return results;
    }

    /** Runs one receiver, watched or not. */
    ModeResult run(Mode mode, boolean watched) throws CannotRun, InterruptedException {
        String name = mode.application() + "-" + ++runs;
        Path stream = stage.path(name + ".ndjson");
        List<String> flags = new ArrayList<>();
        if (watched) {
            flags.add("-javaagent:" + agent + "=" + (dashboard == null ? "" : "dashboard=" + dashboard + ",") + "file="
                    + stream + ",name=" + mode.application() + "," + JvmFlags.agentTiming(plan.load()));
        }
        Cast cast = new Cast(stage, plan, mode, name, flags);
        progress.begin();
        return new ModeRun(mode, plan, cast, new AgentStream(stream), progress).run();
    }
}
