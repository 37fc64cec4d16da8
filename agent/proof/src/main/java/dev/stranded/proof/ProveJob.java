package dev.stranded.proof;

import java.io.PrintStream;

/**
 * Prints what a heap dump proves, of a file or of a running JVM. Its result is the exit code: 0 if that is nothing, 1
 * if it is something, 2 if it can't be told.
 */
public final class ProveJob {
    private static final int NOTHING = 0;
    private static final int PROVEN = 1;
    private static final int FAILED = 2;

    private final PrintStream out;
    private final PrintStream err;

    /** Prints the result on {@code out} and what else there is to say on {@code err}. */
    public ProveJob(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Does what was asked; returns the exit code. */
    public int run(ProveArguments asked) {
        return LargerJvm.exitCode(prove(asked));
    }

    private int prove(ProveArguments asked) {
        LargerJvm larger = new LargerJvm(asked.words());
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
