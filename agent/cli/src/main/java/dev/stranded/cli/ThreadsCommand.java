package dev.stranded.cli;

import dev.stranded.cli.mailbox.Mailbox;
import dev.stranded.cli.mailbox.Reply;
import dev.stranded.cli.text.ThreadsText;
import dev.stranded.proof.attach.AttachedJvm;
import dev.stranded.proof.attach.JvmProcess;
import dev.stranded.wire.Question;
import dev.stranded.wire.Threads;
import java.time.Duration;
import picocli.CommandLine.Command;

/** {@code threads PID}: every task. */
@Command(
        name = "threads",
        description = "Prints every thread and virtual thread of a JVM, grouped by where they are and were spawned, the"
                + " oldest first. Where Stranded is not in the JVM, platform threads alone.",
        exitCodeList = {"0:they were printed", "2:they could not be"})
final class ThreadsCommand extends JvmCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public Integer call() throws Exception {
        JvmProcess process = target.process();
        Mailbox mailbox = new Mailbox(process);
        boolean resident = !Boolean.FALSE.equals(mailbox.hasAgent());
        Reply reply = resident ? mailbox.ask(Question.THREADS, PATIENCE) : printed(process);
        if (streams.json()) {
            streams.print(reply);
            return ExitCode.FINE;
        }
        streams.out().print(Target.name(process) + ": ");
        streams.print(ThreadsText.of(reply.first(Threads.TYPE), streams.ink()));
        if (!resident) {
            streams.out().println();
            streams.out()
                    .println("These are platform threads; virtual threads, and where all were spawned, are shown"
                            + " once Stranded is there: attach " + process.pid());
        }
        return ExitCode.FINE;
    }

    /** What the JVM itself prints. It is not asked to dump its virtual threads, of which some JDKs have crashed. */
    private static Reply printed(JvmProcess process) throws Exception {
        try (AttachedJvm jvm = AttachedJvm.to(process.pid())) {
            return new PrintedThreads(jvm.word("Thread.print")).reply(jvm.toString());
        }
    }
}
