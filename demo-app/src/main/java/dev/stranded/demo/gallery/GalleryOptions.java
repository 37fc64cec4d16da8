package dev.stranded.demo.gallery;

import dev.stranded.demo.CannotRun;
import dev.stranded.demo.stage.DashboardProcess;
import dev.stranded.demo.stage.Stage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all commands of the gallery can be told, and how they show what they have. */
final class GalleryOptions {
    private static final int NOT_AS_EXPECTED = 3;
    private static final String START_ONE = "";

    @Option(names = "--json", description = "Print the results as JSON on standard output, and nothing else there.")
    private boolean json;

    @Option(
            names = "--threads",
            paramLabel = "KIND",
            defaultValue = "platform",
            description = "platform, or virtual on Java 21 and later (default: ${DEFAULT-VALUE}).")
    private String threads = "platform";

    @Option(
            names = "--dashboard",
            paramLabel = "URL",
            arity = "0..1",
            fallbackValue = START_ONE,
            description = {
                "Report to this dashboard as well; without a URL,",
                "to one that is started and stays until Ctrl-C."
            })
    private @Nullable String dashboard;

    @Option(names = "--source", description = "Print the programs' source to copy from, and run nothing.")
    private boolean source;

    /** Shows the pieces in these variants; the command's exit code. */
    int show(String command, List<Piece> pieces, List<Variant> variants) throws CannotRun, InterruptedException {
        ThreadKind.check(threads);
        try (Stage stage = Stage.open()) {
            DashboardProcess started = START_ONE.equals(dashboard) ? DashboardProcess.start(stage, null, null) : null;
            String url = started == null ? dashboard : started.url();
            if (started != null) {
                System.err.println("Watch it live at " + url);
            }
            Path agent = stage.unpack("stranded-agent.jar");
            Showing showing = new Showing(stage, new WatchedProgram.Watching(agent, threads, url), System.err);
            List<Told> all = new ArrayList<>();
            for (Piece piece : pieces) {
                List<Told> told = showing.show(piece, variants);
                all.addAll(told);
                if (!json) {
                    System.out.println(Account.words(told));
                }
            }
            if (json) {
                System.out.println(Account.json(command, threads, all));
            } else if (started != null) {
                System.out.println("The dashboard stays at " + url + " until Ctrl-C.");
                started.awaitEnd();
            }
            return all.stream().allMatch(Told::asExpected) ? 0 : NOT_AS_EXPECTED;
        }
    }

    /** Whether only the source is asked for, which is then printed. */
    boolean printed(List<Class<?>> sources) {
        if (source) {
            sources.forEach(type -> System.out.println(Sources.of(type)));
        }
        return source;
    }
}
