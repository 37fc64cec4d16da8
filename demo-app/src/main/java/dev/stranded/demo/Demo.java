package dev.stranded.demo;

import dev.stranded.demo.contest.ChannelsVsMutexCommand;
import dev.stranded.demo.gallery.FanOutCommand;
import dev.stranded.demo.gallery.PipelineCommand;
import dev.stranded.demo.gallery.PitfallsCommand;
import dev.stranded.demo.gallery.WorkerPoolCommand;
import dev.stranded.demo.webhooks.OverheadCommand;
import dev.stranded.demo.webhooks.WebhooksCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line: without a command it says which there are. */
@Command(
        name = "java -jar stranded-demo.jar",
        description = "Cases from practice, run and measured on this machine and watched by Stranded.",
        mixinStandardHelpOptions = true,
        versionProvider = Demo.Version.class,
        subcommands = {
            WebhooksCommand.class,
            WorkerPoolCommand.class,
            FanOutCommand.class,
            PipelineCommand.class,
            PitfallsCommand.class,
            ChannelsVsMutexCommand.class,
            OverheadCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  java -jar stranded-demo.jar webhooks                       the whole case, about six minutes",
            "  java -jar stranded-demo.jar webhooks --modes naive,pool --memory-limit 2g",
            "  java -jar stranded-demo.jar overhead                       what the agent costs",
            "  java -jar stranded-demo.jar pipeline --leak                a pattern that goes wrong, and what is found",
            "  java -jar stranded-demo.jar pitfalls                       the list of pitfalls",
            "  java -jar stranded-demo.jar webhooks --help                all that can be said of one command"
        })
public final class Demo implements Runnable {
    private static final int HELP_WIDTH = 110;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Runs a command and exits with its code. */
    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new Demo());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(HELP_WIDTH);
        line.setExecutionExceptionHandler(Demo::say);
        System.exit(line.execute(arguments));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int say(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
        PrintWriter err = line.getErr();
        err.println("stranded-demo: " + (e instanceof CannotRun ? e.getMessage() : "unexpected: " + e));
        err.flush();
        return 1;
    }

    /** The version, from the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Demo.class.getPackage().getImplementationVersion();
            return new String[] {"Stranded demo " + (version == null ? "" : version)};
        }
    }
}
