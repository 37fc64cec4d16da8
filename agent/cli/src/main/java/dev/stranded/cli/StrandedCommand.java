package dev.stranded.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What there is to ask for; without a command it says so. */
@Command(
        name = "java -jar stranded-agent.jar",
        description = {
            "Names the threads and virtual threads of a JVM that will never finish.%n",
            "Start an application with it:",
            "  java -javaagent:stranded-agent.jar=file=findings.ndjson -jar shop.jar",
            "or put it into one that runs, and ask it:",
            "  java -jar stranded-agent.jar list",
            "  java -jar stranded-agent.jar attach 4711 threshold=5s",
            "  java -jar stranded-agent.jar findings 4711%n"
        },
        commandListHeading = "%nCommands:%n",
        footer = {
            "%nEach command says more with --help.",
            "Exit codes: 0 done, and nothing found; 1 there are findings; 2 it can't be done."
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            ListCommand.class,
            AttachCommand.class,
            StatusCommand.class,
            FindingsCommand.class,
            WatchCommand.class,
            ThreadsCommand.class,
            DetachCommand.class,
            ProveCommand.class
        })
final class StrandedCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
