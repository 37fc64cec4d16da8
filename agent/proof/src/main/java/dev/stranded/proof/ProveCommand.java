package dev.stranded.proof;

import java.io.PrintStream;
import java.util.function.ToIntFunction;

/**
 * {@code prove heap.hprof [--json]} and {@code prove PID [--yes] [--json]}: prints what a heap dump proves, of a file
 * or of a running JVM. Its result is the exit code: 0 if that is nothing, 1 if it is something, 2 if it can't be told.
 */
public final class ProveCommand implements ToIntFunction<String[]> {
    private static final int NOTHING = 0;
    private static final int PROVEN = 1;
    private static final int FAILED = 2;
    private static final String USAGE =
            "usage: java -jar stranded-agent.jar prove heap.hprof [--json], or prove PID [--yes] [--json]";

    private final PrintStream out;
    private final PrintStream err;

    /** Prints on the standard streams. */
    public ProveCommand() {
        this(System.out, System.err);
    }

    ProveCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public int applyAsInt(String[] arguments) {
        return LargerJvm.exitCode(run(arguments));
    }

    private int run(String[] arguments) {
        ProveArguments asked = ProveArguments.of(arguments);
        if (asked == null) {
            err.println(USAGE);
            return FAILED;
        }
        LargerJvm larger = new LargerJvm(arguments);
        ProgressBar bar = ProgressBar.on(err);
        try {
            Judged judged = asked.isProcess()
                    ? new JvmProof(asked.pid(), asked.yes(), err, bar).judge(larger)
                    : FileProof.judge(asked.subject(), larger, bar);
            bar.end();
            out.print(asked.json() ? judged.json() : judged.text());
            out.flush();
            return judged.report().provesAnything() ? PROVEN : NOTHING;
        } catch (ProveFailure e) {
            bar.end();
            err.println("stranded: " + e.getMessage());
            return FAILED;
        } catch (LargerJvm.HasJudged e) {
            return e.exitCode();
        }
    }
}
