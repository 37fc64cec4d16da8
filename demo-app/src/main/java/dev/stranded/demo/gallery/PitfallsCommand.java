package dev.stranded.demo.gallery;

import dev.stranded.demo.CannotRun;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the pitfalls, or shows one or all of them. */
@Command(
        name = "pitfalls",
        description = {
            "Small programs that each make one mistake with tasks and queues, and their fixed twins.",
            "Both run at the same time, each in a JVM of its own, watched by Stranded."
        },
        footer = {
            "",
            "Examples:",
            "  java -jar stranded-demo.jar pitfalls",
            "  java -jar stranded-demo.jar pitfalls closing-twice",
            "  java -jar stranded-demo.jar pitfalls all --json --threads virtual"
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {
            "0:every mistake was found, every fixed twin silent",
            "1:it could not run",
            "2:an option or a name is wrong",
            "3:it was not so"
        })
public final class PitfallsCommand implements Callable<Integer> {
    private static final String ALL = "all";
    private static final int MARGIN = 28;

    @Mixin
    private final GalleryOptions options = new GalleryOptions();

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Which one, or all; without it they are listed.")
    private @Nullable String name;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws CannotRun, InterruptedException {
        List<Piece> pieces = chosen();
        List<Class<?>> sources = pieces.stream().<Class<?>>map(Piece::story).toList();
        if (options.printed(sources)) {
            return 0;
        }
        if (name == null) {
            list(pieces);
            return 0;
        }
        return options.show("pitfalls", pieces, List.of(Variant.LEAK, Variant.FIXED));
    }

    private List<Piece> chosen() {
        if (name == null || name.equals(ALL)) {
            return Pitfalls.ALL;
        }
        List<Piece> named =
                Pitfalls.ALL.stream().filter(piece -> piece.name().equals(name)).toList();
        if (named.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "there is no pitfall " + name + "; run pitfalls to see which there are");
        }
        return named;
    }

    private static void list(List<Piece> pieces) {
        Page page = new Page("pitfalls NAME shows one, pitfalls all shows all.", MARGIN);
        for (Piece piece : pieces) {
            page.entry(piece.name(), piece.wrong() + " Found as " + piece.kind() + ".");
        }
        System.out.print(page);
    }
}
