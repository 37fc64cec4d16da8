package dev.stranded.cli;

import dev.stranded.cli.mailbox.Mailbox;
import dev.stranded.cli.mailbox.NoReply;
import dev.stranded.cli.mailbox.Reply;
import dev.stranded.cli.text.Ink;
import dev.stranded.cli.text.Screen;
import dev.stranded.cli.text.StatusText;
import dev.stranded.cli.text.WatchText;
import dev.stranded.proof.attach.JvmProcess;
import dev.stranded.wire.Question;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code watch PID}: a table that is drawn again each second. */
@Command(
        name = "watch",
        description = "Shows live what is in a JVM: tasks by spawn site, channels, findings. Ctrl-C ends it. Where"
                + " standard output is no terminal it prints plain tables, one below the other.",
        exitCodeList = {
            "0:at the last look there were no open findings",
            "1:there were",
            "2:it could not be told",
            "130:Ctrl-C ended it"
        })
final class WatchCommand extends JvmCommand {
    private static final long BETWEEN_MILLIS = 1_000;
    private static final int ENDLESS = 0;
    private static final int ANY_WIDTH = 160;

    @Option(names = "--once", description = "Look once, print that as plain text, and end.")
    private boolean once;

    @Option(names = "--count", paramLabel = "N", description = "Look N times, print that as plain text, and end.")
    private int count = ENDLESS;

    @Override
    public Integer call() throws Exception {
        JvmProcess process = target.process();
        int looks = once ? 1 : count;
        boolean live = looks == ENDLESS && Screen.isTerminal() && !streams.json();
        return live ? draw(process) : print(process, looks);
    }

    private int print(JvmProcess process, int looks) throws NoReply, InterruptedException {
        Reply last = look(process);
        show(process, last);
        for (int i = 1; (i < looks || looks == ENDLESS) && !streams.out().checkError(); i++) {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
            Reply next = lookIfAlive(process);
            if (next == null) {
                break;
            }
            if (!streams.json()) {
                streams.out().println();
            }
            show(process, next);
            last = next;
        }
        return exitCode(last);
    }

    private void show(JvmProcess process, Reply reply) {
        streams.print(
                streams.json()
                        ? reply.lines()
                        : new WatchText(reply, Target.main(process), Ink.NONE).lines(ANY_WIDTH, Integer.MAX_VALUE));
    }

    /** Draws until the JVM ends, or somebody ends this; then the terminal is as it was. */
    private int draw(JvmProcess process) throws NoReply, InterruptedException {
        Reply last = look(process);
        try (LiveScreen screen = LiveScreen.open(streams.out())) {
            for (Reply next = last; next != null; next = screen.pause(BETWEEN_MILLIS) ? lookIfAlive(process) : null) {
                screen.draw(new WatchText(next, Target.main(process), streams.ink()));
                last = next;
            }
        }
        if (!process.isAlive()) {
            streams.print(List.of(Target.name(process) + " has ended."));
        }
        return exitCode(last);
    }

    private static Reply look(JvmProcess process) throws NoReply {
        return new Mailbox(process).ask(Question.LOOK, Target.PATIENCE);
    }

    /** Null if the JVM has ended, before it was asked or meanwhile. */
    private static @Nullable Reply lookIfAlive(JvmProcess process) throws NoReply {
        try {
            return look(process);
        } catch (NoReply e) {
            if (process.isAlive()) {
                throw e;
            }
            return null;
        }
    }

    private static int exitCode(Reply reply) {
        return StatusText.open(reply).isEmpty() ? ExitCode.FINE : ExitCode.FOUND;
    }
}
