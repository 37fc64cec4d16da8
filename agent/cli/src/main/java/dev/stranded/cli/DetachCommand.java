package dev.stranded.cli;

import dev.stranded.cli.mailbox.Fields;
import dev.stranded.cli.mailbox.Mailbox;
import dev.stranded.cli.mailbox.Question;
import dev.stranded.cli.mailbox.Reply;
import dev.stranded.cli.text.Words;
import dev.stranded.proof.attach.JvmProcess;
import dev.stranded.wire.Detached;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code detach PID}: the agent leaves. */
@Command(
        name = "detach",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Takes Stranded out of a JVM: all code is again what it was, and the agent's threads and classes"
                + " are gone. It can be attached again.",
        exitCodeListHeading = Target.EXIT_CODES,
        exitCodeList = {"0:it is out", "2:it is not, or not all code could be restored"})
final class DetachCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Target target;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Streams streams;

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
