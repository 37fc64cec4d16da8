package dev.stranded.cli;

import dev.stranded.cli.mailbox.NoReply;
import dev.stranded.cli.text.Screen;
import dev.stranded.proof.attach.AgentRefused;
import dev.stranded.proof.attach.AttachFailure;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.ToIntFunction;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line, as the way in calls it: takes the arguments, and its result is the exit code. */
public final class Main implements ToIntFunction<String[]> {
    private final PrintStream out;
    private final PrintStream err;

    /** Prints on the standard streams. */
    public Main() {
        this(System.out, System.err);
    }

    Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public int applyAsInt(String[] arguments) {
        CommandLine line = new CommandLine(new StrandedCommand(), new Commands(out, err));
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Screen.hasColours() ? Ansi.ON : Ansi.OFF));
        line.setParameterExceptionHandler(this::explain);
        line.setExecutionExceptionHandler(this::say);
        return line.execute(arguments);
    }

    /** What was asked makes no sense. */
    private int explain(ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        err.println("stranded: " + e.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(e, line.getErr())) {
            line.usage(line.getErr(), line.getColorScheme());
        }
        return ExitCode.FAILED;
    }

    /** What was asked can't be done. */
    private int say(Exception e, CommandLine line, ParseResult parsed) {
        boolean expected = e instanceof NoReply
                || e instanceof AttachFailure
                || e instanceof AgentRefused
                || e instanceof CannotDo;
        err.println("stranded: " + (expected ? e.getMessage() : "unexpected: " + e));
        return ExitCode.FAILED;
    }

    /** Makes the commands, which print where this does. */
    private record Commands(PrintStream out, PrintStream err) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            return type == Streams.class
                    ? type.cast(new Streams(out, err))
                    : CommandLine.defaultFactory().create(type);
        }
    }
}
