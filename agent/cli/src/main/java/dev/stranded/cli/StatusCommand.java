package dev.stranded.cli;

import dev.stranded.cli.mailbox.Mailbox;
import dev.stranded.cli.mailbox.Question;
import dev.stranded.cli.mailbox.Reply;
import dev.stranded.cli.text.StatusText;
import dev.stranded.proof.attach.JvmProcess;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code status PID}: how the agent is. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Tells how Stranded is in a JVM: its version and options, which of its hooks are live, what it"
                + " costs, and how much it has found.",
        exitCodeListHeading = Target.EXIT_CODES,
        exitCodeList = {"0:it was told, whatever was found", "2:it could not be told"})
final class StatusCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Target target;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Streams streams;

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
