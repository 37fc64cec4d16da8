package dev.stranded.cli;

import dev.stranded.proof.ProveArguments;
import dev.stranded.proof.ProveJob;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code prove heap.hprof} and {@code prove PID}: what a heap dump proves. */
@Command(
        name = "prove",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Proves which tasks wait for ever, by a heap dump that is there or of a JVM that runs, with or"
                + " without Stranded in it. To dump its heap stops a JVM for a while, which this command asks for.",
        exitCodeListHeading = Target.EXIT_CODES,
        exitCodeList = {"0:nothing is proven", "1:something is", "2:it could not be told"})
final class ProveCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DUMP|PID", description = "A heap dump, or the process id of a JVM.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String subject;

    @Option(names = "--yes", description = "Do not ask whether the JVM may be stopped for a while.")
    private boolean yes;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Streams streams;

    @Override
    public Integer call() {
        return new ProveJob(streams.out(), streams.err()).run(new ProveArguments(subject, streams.json(), yes));
    }
}
