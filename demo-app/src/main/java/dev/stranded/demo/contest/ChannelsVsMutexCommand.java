package dev.stranded.demo.contest;

import dev.stranded.demo.gallery.ThreadKind;
import dev.stranded.demo.program.Threads;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures the same counter and the same hand-over, done in three ways. */
@Command(
        name = "channels-vs-mutex",
        description = {
            "The same counter and the same hand-over by a lock, a queue and an atomic, measured against each other.",
            "Medians of several rounds, in another order each, in this JVM, in which nothing else runs."
        },
        footer = {
            "",
            "Examples:",
            "  java -jar stranded-demo.jar channels-vs-mutex",
            "  java -jar stranded-demo.jar channels-vs-mutex --rounds 15 --millis 1000 --json"
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {"0:it was measured", "1:it could not be", "2:an option is wrong"})
public final class ChannelsVsMutexCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print the results as JSON on standard output, and nothing else there.")
    private boolean json;

    @Option(
            names = "--threads",
            paramLabel = "KIND",
            defaultValue = "platform",
            description = "platform, or virtual on Java 21 and later (default: ${DEFAULT-VALUE}).")
    private String threads = "platform";

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "7",
            description = "Rounds that count, after two that do not (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--millis",
            paramLabel = "N",
            defaultValue = "300",
            description = "How long each way has in each round (default: ${DEFAULT-VALUE}).")
    private long millis;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (rounds < 1 || millis < 1) {
            throw new ParameterException(spec.commandLine(), "--rounds and --millis begin at 1");
        }
        ThreadKind.check(threads);
        Contest contest = new Contest(Threads.of(threads), rounds, millis);
        PrintStream progress = System.err;
        progress.println("counter …");
        List<Score> counter = contest.counter();
        progress.println("hand-over …");
        List<Score> handOver = contest.handOver();
        progress.println("slow hand-over …");
        Account account = new Account(counter, handOver, contest.slowHandOver());
        System.out.println(json ? account.json(threads, rounds, millis) : account.words());
        return 0;
    }
}
