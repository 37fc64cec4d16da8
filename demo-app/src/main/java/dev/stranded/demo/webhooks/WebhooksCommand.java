package dev.stranded.demo.webhooks;

import dev.stranded.demo.CannotRun;
import dev.stranded.demo.room.Need;
import dev.stranded.demo.room.Room;
import dev.stranded.demo.sender.Load;
import dev.stranded.demo.stage.DashboardProcess;
import dev.stranded.demo.stage.Stage;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the case of the webhooks and tells what was seen. */
@Command(
        name = "webhooks",
        description = {
            "A receiver of webhooks that starts a thread for each, and one with a worker pool, under the same load.",
            "Their API stalls once in the middle. Memory is measured outside both JVMs, throughput at the API."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {"0:the case has run", "1:it could not", "2:an option is wrong"})
public final class WebhooksCommand implements Callable<Integer> {
    private static final int LONGEST_DEFAULT_STALL = 36;

    @Option(names = "--json", description = "Print the table as JSON on standard output, and nothing else there.")
    private boolean json;

    @Option(names = "--no-dashboard", description = "Start no dashboard.")
    private boolean noDashboard;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "48",
            description = "How long webhooks come, for each receiver (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "278",
            description = "Webhooks a second (default: ${DEFAULT-VALUE}, a million an hour).")
    private int rate;

    @Option(
            names = "--stall",
            paramLabel = "N",
            description = "Seconds for which the API stalls (default: three quarters of --seconds, 36 at most).")
    private @Nullable Integer stall;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "6g",
            description = "-Xmx of both receivers (default: ${DEFAULT-VALUE}).")
    private String heap = "6g";

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The dashboard's port (default: 7800, or a free one where that is taken).")
    private @Nullable Integer port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The dashboard's data folder (default: a fresh one, deleted at the end).")
    private @Nullable Path data;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws CannotRun, InterruptedException {
        Load load = load();
        Need.of(load).check(Room.here());
        try (Stage stage = Stage.open()) {
            run(stage, load);
            return 0;
        }
    }

    private void run(Stage stage, Load load) throws CannotRun, InterruptedException {
        Progress progress = new Progress(System.err);
        DashboardProcess dashboard = noDashboard ? null : DashboardProcess.start(stage, port, data);
        JvmFlags flags = new JvmFlags(heap);
        WebhooksRun run = new WebhooksRun(stage, load, flags, progress);
        Account account = new Account(load, flags, run.averageBytes());
        progress.say(account.scale());
        if (dashboard != null) {
            progress.say("Watch it live at " + dashboard.url());
        }
        List<ModeResult> results = run.run(dashboard == null ? null : dashboard.url());
        PrintStream out = System.out;
        if (json) {
            out.println(account.json(results));
            return;
        }
        out.println(account.words(results));
        if (dashboard != null) {
            out.println("The dashboard stays at " + dashboard.url() + " until Ctrl-C.");
            dashboard.awaitEnd();
        }
    }

    private Load load() {
        int stallSeconds = stall == null ? Math.min(LONGEST_DEFAULT_STALL, seconds * 3 / 4) : stall;
        if (seconds < 1 || rate < 1 || stallSeconds < 0) {
            throw new ParameterException(spec.commandLine(), "--seconds and --rate begin at 1, --stall at 0");
        }
        return new Load(rate, seconds, stallSeconds);
    }
}
