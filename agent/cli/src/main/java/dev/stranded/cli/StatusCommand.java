package dev.stranded.cli;

import dev.stranded.cli.mailbox.Mailbox;
import dev.stranded.cli.mailbox.Reply;
import dev.stranded.cli.text.StatusText;
import dev.stranded.proof.attach.JvmProcess;
import dev.stranded.wire.Question;
import picocli.CommandLine.Command;

/** {@code status PID}: how the agent is. */
@Command(
        name = "status",
        description = "Tells how Stranded is in a JVM: its version and options, which of its hooks are live, what it"
                + " costs, and how much it has found.",
        exitCodeList = {"0:it was told, whatever was found", "2:it could not be told"})
final class StatusCommand extends JvmCommand {
    @Override
    public Integer call() throws Exception {
        JvmProcess process = target.process();
        Reply reply = new Mailbox(process).ask(Question.LOOK, Target.PATIENCE);
        if (streams.json()) {
            streams.print(reply);
        } else {
            streams.print(StatusText.of(reply, Target.main(process), streams.ink()));
        }
        return ExitCode.FINE;
    }
}
