package dev.stranded.demo.gallery;

import dev.stranded.demo.CannotRun;
import dev.stranded.demo.stage.Stage;
import dev.stranded.demo.watched.SeenFinding;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Has stories told and watches: a leak until it is found, its fixed twin beside it for as long. */
final class Showing {
    private static final long LOOK_MILLIS = 100;
    private static final long SETTLE_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);
    private static final double SHORTEST_SECONDS = 5;
    private static final double LONGEST_SECONDS = 40;

    private final Stage stage;
    private final WatchedProgram.Watching how;
    private final PrintStream progress;

    Showing(Stage stage, WatchedProgram.Watching how, PrintStream progress) {
        this.stage = stage;
        this.how = how;
        this.progress = progress;
    }

    /** Shows a piece in these variants, all at the same time. */
    List<Told> show(Piece piece, List<Variant> variants) throws CannotRun, InterruptedException {
        progress.println(piece.name() + ": " + String.join(" and ", words(variants)) + " …");
        List<WatchedProgram> programs = new ArrayList<>();
        try {
            for (Variant variant : variants) {
                programs.add(WatchedProgram.start(stage, how, piece, variant));
            }
            watch(programs, variants);
            List<Told> told = new ArrayList<>();
            for (WatchedProgram program : programs) {
                told.add(program.end());
            }
            for (int telling = 0; telling < told.size(); telling++) {
                say(told.get(telling), programs.get(telling));
            }
            return told;
        } catch (IOException e) {
            throw new CannotRun("can't read what the agent in " + piece.name() + " wrote (" + e.getMessage() + ")", e);
        } finally {
            close(programs);
        }
    }

    private void watch(List<WatchedProgram> programs, List<Variant> variants)
            throws IOException, InterruptedException, CannotRun {
        boolean settled = false;
        double seconds = 0;
        while (!(settled && seconds > SHORTEST_SECONDS) && seconds < LONGEST_SECONDS) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            if (stage.isClosed()) {
                throw new CannotRun("the demo is being stopped");
            }
            settled = true;
            for (int program = 0; program < programs.size(); program++) {
                boolean done = programs.get(program).isSettled(SETTLE_NANOS);
                settled &= done || variants.get(program) == Variant.FIXED;
            }
            seconds = programs.get(0).seconds();
        }
    }

    private void say(Told told, WatchedProgram program) {
        StringBuilder line = new StringBuilder("  ")
                .append(told.variant())
                .append(String.format(Locale.ROOT, ", watched for %.1f s: ", told.seconds()));
        if (told.findings().isEmpty()) {
            line.append("nothing found");
        }
        for (SeenFinding seen : told.findings()) {
            line.append(line.charAt(line.length() - 2) == ':' ? "" : "; ")
                    .append(seen.height().title());
        }
        told.withdrawn()
                .forEach(seen ->
                        line.append("; taken back: ").append(seen.height().title()));
        progress.println(line);
        String complaint = program.lastComplaint();
        if (!told.asExpected() && !complaint.isEmpty()) {
            progress.println("  it said last: " + complaint);
        }
    }

    private static List<String> words(List<Variant> variants) {
        return variants.stream().map(Variant::toString).toList();
    }

    private static void close(List<WatchedProgram> programs) throws CannotRun {
        try {
            for (WatchedProgram program : programs) {
                program.close();
            }
        } catch (IOException e) {
            throw new CannotRun("can't close what the agent wrote (" + e.getMessage() + ")", e);
        }
    }
}
