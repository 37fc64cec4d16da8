package dev.stranded.demo.webhooks;

import dev.stranded.demo.CannotRun;
import dev.stranded.demo.room.Need;
import dev.stranded.demo.room.Room;
import dev.stranded.demo.stage.DashboardProcess;
import dev.stranded.demo.stage.Stage;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the case of the webhooks and tells what was seen. */
@Command(
        name = "webhooks",
        description = {
            "A million webhooks an hour on five receivers, one after the other: a thread for each webhook, a virtual"
                    + " thread for each, a pool of workers, virtual threads a hundred at a time, and the pool with a rate"
                    + " limit.",
            "Their API stalls once in the middle and turns away what is beyond its limit. Memory is measured outside the"
                    + " JVMs, throughput at the API, and at the end every webhook is accounted for."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  webhooks                                  all modes, five to six minutes, with the dashboard beside",
            "  webhooks --modes naive,pool               the two that tell the story",
            "  webhooks --modes naive,pool --memory-limit 2g",
            "                                            in a container's room: the naive one dies",
            "  webhooks --rate 60 --no-dashboard --json  small, for a script",
            "  webhooks --scale full --modes pool        the real hour"
        },
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {"0:the case has run", "1:it could not", "2:an option is wrong"})
public final class WebhooksCommand implements Callable<Integer> {
    @Option(
            names = "--modes",
            split = ",",
            paramLabel = "MODE",
            converter = ModeName.class,
            description =
                    "Which, in this order: naive, naive-virtual, pool, virtual-bounded, rate-limited (default: all;"
                            + " those with virtual threads need JDK 21).")
    private List<Mode> modes = List.of(Mode.values());

    @Option(
            names = "--scale",
            paramLabel = "default|full",
            defaultValue = "default",
            description = "full: the real hour for each mode (default: compressed to 42 seconds).")
    private Scale scale = Scale.DEFAULT;

    @Option(
            names = "--memory-limit",
            paramLabel = "SIZE",
            converter = Size.class,
            description = "Kill a receiver whose resident memory is beyond it, such as 2g.")
    private @Nullable Long memoryLimit;

    @Option(names = "--no-agent", description = "Run without Stranded in the receivers: no findings, no task counts.")
    private boolean noAgent;

    @Option(names = "--json", description = "Print the results as JSON on standard output, and nothing else there.")
    private boolean json;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            defaultValue = "stranded-webhooks.html",
            description = "Where the report is written, one HTML file (default: ${DEFAULT-VALUE}).")
    private Path report = Path.of("stranded-webhooks.html");

    @Option(
            names = "--pictures",
            paramLabel = "DIR",
            description = "Write the report's main pictures there as SVG, too.")
    private @Nullable Path pictures;

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Option(names = "--no-dashboard", description = "Start no dashboard.")
    private boolean noDashboard;

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
        Progress progress = new Progress(System.err);
        Plan plan = load.plan(possible(progress), scale, memoryLimit, !noAgent);
        Need.of(plan.load(), memoryLimit).check(Room.here());
        try (Stage stage = Stage.open()) {
            run(stage, plan, progress);
            return 0;
        }
    }

    private void run(Stage stage, Plan plan, Progress progress) throws CannotRun, InterruptedException {
        DashboardProcess dashboard = noDashboard ? null : DashboardProcess.start(stage, port, data);
        Words words = new Words(plan);
        words.scale().forEach(progress::say);
        if (dashboard != null) {
            progress.say("Watch it live at " + dashboard.url());
        }
        WebhooksRun run = new WebhooksRun(stage, plan, progress, dashboard == null ? null : dashboard.url());
        List<ModeResult> results = run.run();
        Report page = new Report(plan, results);
        page.write(report);
        if (pictures != null) {
            page.writePictures(pictures);
        }
        progress.say("Report: " + report.toAbsolutePath());
        PrintStream out = System.out;
        if (json) {
            out.println(JsonAccount.of(plan, results));
            return;
        }
        tell(out, words, results);
        if (dashboard != null) {
            out.println("The dashboard stays at " + dashboard.url() + " until Ctrl-C.");
            dashboard.awaitEnd();
        }
    }

    private static void tell(PrintStream out, Words words, List<ModeResult> results) {
        out.println(new ResultTable(results));
        words.lessons(results).forEach(out::println);
        out.println();
        for (ModeResult result : results) {
            out.println(Words.accounts(result));
        }
        out.println();
        for (ModeResult result : results) {
            List<String> found = Words.found(result);
            out.println("In " + result.mode() + " Stranded found " + (found.isEmpty() ? "nothing." : ""));
            found.forEach(paragraph -> out.println("  " + paragraph));
        }
    }

    /** The modes that this JDK can run; says which it cannot. */
    private List<Mode> possible(Progress progress) {
        int feature = Runtime.version().feature();
        List<Mode> possible = new ArrayList<>();
        for (Mode mode : modes) {
            if (mode.runsOn(feature)) {
                possible.add(mode);
            } else {
                progress.say(mode + " is left out: virtual threads need JDK 21 or newer, and this is " + feature);
            }
        }
        if (possible.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "none of these modes runs on JDK " + feature + "; use JDK 21 or newer");
        }
        return possible;
    }
}
