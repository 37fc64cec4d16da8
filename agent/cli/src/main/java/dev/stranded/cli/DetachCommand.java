package dev.stranded.cli;

import dev.stranded.cli.mailbox.Fields;
import dev.stranded.cli.mailbox.Mailbox;
import dev.stranded.cli.mailbox.Reply;
import dev.stranded.cli.text.Words;
import dev.stranded.proof.attach.JvmProcess;
import dev.stranded.wire.Detached;
import dev.stranded.wire.Question;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code detach PID}: the agent leaves. */
@Command(
        name = "detach",
        description = "Takes Stranded out of a JVM: all code is again what it was, and the agent's threads and classes"
                + " are gone. It can be attached again.",
        exitCodeList = {"0:it is out", "2:it is not, or not all code could be restored"})
final class DetachCommand extends JvmCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public Integer call() throws Exception {
        JvmProcess process = target.process();
        Reply reply = new Mailbox(process).ask(Question.DETACH, PATIENCE);
        AgentFile.removeCopy(process);
        Fields detached = reply.first(Detached.TYPE);
        List<String> refused = detached.texts("refused");
        if (streams.json()) {
            streams.print(reply);
        } else {
            long restored = detached.texts("restored").size();
            streams.print(List.of("Detached from " + Target.name(process) + ": the code of " + Words.number(restored)
                    + (restored == 1 ? " class" : " classes") + " is again what it was."));
        }
        if (!refused.isEmpty()) {
            streams.say("the JVM did not let these be restored: " + String.join(", ", refused)
                    + "; what is left in them does nothing");
        }
        return refused.isEmpty() ? ExitCode.FINE : ExitCode.FAILED;
    }
}
