package dev.stranded.proof;

import dev.stranded.proof.hprof.HprofException;
import dev.stranded.wire.Finding;
import dev.stranded.wire.NdjsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * {@code prove heap.hprof [--json]}: prints what a heap dump proves. Its result is the exit code: 0 if that is nothing,
 * 1 if it is something, 2 if the dump can't be read.
 */
public final class ProveCommand implements ToIntFunction<String[]> {
    private static final int NOTHING = 0;
    private static final int PROVEN = 1;
    private static final int FAILED = 2;
    private static final String USAGE = "usage: java -jar stranded-agent.jar prove heap.hprof [--json]";

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
        List<String> rest = Arrays.asList(arguments);
        boolean json = rest.contains("--json");
        List<String> files = rest.stream()
                .skip(1)
                .filter(argument -> !argument.equals("--json"))
                .toList();
        boolean understood = !rest.isEmpty()
                && rest.get(0).equals("prove")
                && files.size() == 1
                && !files.get(0).startsWith("-");
        if (!understood) {
            err.println(USAGE);
            return FAILED;
        }
        ProgressBar bar = ProgressBar.on(err);
        try {
            Path dump = Path.of(files.get(0));
            Report report = Proof.of(dump, ThreadFacts.NONE, bar);
            bar.end();
            out.print(json ? json(dump, report) : new ReportText(dump, report).toString());
            out.flush();
            return report.provesAnything() ? PROVEN : NOTHING;
        } catch (HprofException e) {
            bar.end();
            err.println("stranded: can't read the heap dump: " + e.getMessage());
            return FAILED;
        } catch (InvalidPathException e) {
            err.println("stranded: can't read the heap dump: " + files.get(0) + " is not the name of a file");
            return FAILED;
        }
    }

    private static String json(Path dump, Report report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (NdjsonWriter writer = new NdjsonWriter(bytes)) {
            Instant written = Instant.ofEpochMilli(dump.toFile().lastModified());
            for (Finding finding : ProofFindings.of(report, dump.toString(), written)) {
                writer.write(finding);
            }
        } catch (IOException e) {
            throw new AssertionError("memory can be written to", e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
