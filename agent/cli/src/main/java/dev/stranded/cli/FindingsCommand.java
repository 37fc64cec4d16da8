package dev.stranded.cli;

import dev.stranded.cli.mailbox.Fields;
import dev.stranded.cli.mailbox.Mailbox;
import dev.stranded.cli.mailbox.Reply;
import dev.stranded.cli.text.FindingsText;
import dev.stranded.cli.text.StatusText;
import dev.stranded.proof.attach.JvmProcess;
import dev.stranded.wire.Finding;
import dev.stranded.wire.Question;
import dev.stranded.wire.Snapshot;
import dev.stranded.wire.Verdict;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code findings PID}: what the agent has found. */
@Command(
        name = "findings",
        description = "Prints what Stranded has found in a JVM: what is stranded, where it was spawned, what it waits"
                + " for, and what to change.",
        exitCodeList = {"0:there are no open findings", "1:there are", "2:it could not be told"})
final class FindingsCommand extends JvmCommand {
    @Option(names = "--all", description = "Print those as well that are over or were withdrawn.")
    private boolean all;

    @Option(
            names = "--at-least",
            paramLabel = "VERDICT",
            defaultValue = "suspected",
            description = "Leave out what is less sure: suspected (default), evident or proven.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Verdict least;

    @Override
    public Integer call() throws Exception {
        JvmProcess process = target.process();
        Reply reply = new Mailbox(process).ask(Question.LOOK, Target.PATIENCE);
        List<Fields> open = sure(StatusText.open(reply));
        List<Fields> shown = all ? sure(reply.all(Finding.TYPE)) : open;
        if (streams.json()) {
            streams.print(shown.stream().map(Fields::json).toList());
        } else {
            List<String> lines = new ArrayList<>(FindingsText.of(shown, streams.ink()));
            lines.add(FindingsText.summary(open));
            String unjudged = FindingsText.unjudged(reply.first(Snapshot.TYPE), process.pid());
            if (!unjudged.isEmpty()) {
                lines.add(unjudged);
            }
            streams.print(lines);
        }
        return open.isEmpty() ? ExitCode.FINE : ExitCode.FOUND;
    }

    private List<Fields> sure(List<Fields> findings) {
        return findings.stream().filter(this::isSure).toList();
    }

    /** A verdict that this version does not know is sure enough. */
    private boolean isSure(Fields finding) {
        for (Verdict verdict : Verdict.values()) {
            if (verdict.toString().equals(finding.text("verdict"))) {
                return verdict.compareTo(least) >= 0;
            }
        }
        return true;
    }
}
