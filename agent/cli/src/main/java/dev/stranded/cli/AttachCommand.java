package dev.stranded.cli;

import dev.stranded.cli.mailbox.Mailbox;
import dev.stranded.cli.mailbox.NoReply;
import dev.stranded.cli.mailbox.Nonce;
import dev.stranded.cli.mailbox.Reply;
import dev.stranded.cli.text.Words;
import dev.stranded.proof.attach.AgentRefused;
import dev.stranded.proof.attach.AttachFailure;
import dev.stranded.proof.attach.AttachedJvm;
import dev.stranded.proof.attach.JvmProcess;
import dev.stranded.wire.Attached;
import dev.stranded.wire.Question;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code attach PID [key=value...]}: puts the agent into a JVM that runs. */
@Command(
        name = "attach",
        description = "Puts Stranded into a JVM that runs. Tasks that are there already are counted and looked at, but"
                + " where they were spawned is not known.",
        exitCodeList = {"0:it is in", "2:it is not"})
final class AttachCommand extends JvmCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String FILE = "file=";
    private static final String TOKEN = "token=";
    private static final String TOKEN_FILE = "tokenFile=";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "KEY=VALUE",
            description =
                    "Options of the agent, as behind -javaagent:stranded-agent.jar=, separated by blanks or commas:"
                            + " threshold=5s, dashboard=http://127.0.0.1:7800, file=findings.ndjson. A token for the"
                            + " dashboard is better given in the environment's STRANDED_TOKEN, where ps does not show"
                            + " it, or with tokenFile=.")
    private List<String> options = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        JvmProcess process = target.process();
        if (Boolean.TRUE.equals(new Mailbox(process).hasAgent())) {
            throw new CannotDo("Stranded is in " + Target.name(process) + " already; to give it other options, detach "
                    + process.pid() + " first");
        }
        Nonce nonce = Nonce.make();
        String argument = argument(process, nonce);
        try (AttachedJvm jvm = AttachedJvm.to(process.pid())) {
            AgentFile jar = AgentFile.madeVisibleTo(process);
            if (jar.copy() != null) {
                streams.say("that JVM can't read this jar where it is; copied it to " + jar.copy()
                        + ", which detach removes");
            }
            report(process, load(jvm, jar, argument, nonce));
        }
        return ExitCode.FINE;
    }

    private @Nullable Reply load(AttachedJvm jvm, AgentFile jar, String argument, Nonce nonce)
            throws AttachFailure, NoReply, CannotDo {
        Mailbox mailbox = new Mailbox(jvm.process());
        try {
            jvm.load(jar.seenInside(), argument + Question.FROM_JAR + jar.seenInside());
            Reply reply = mailbox.answer(nonce, PATIENCE);
            if (reply == null || reply.refusal().isEmpty()) {
                return reply;
            }
            AgentFile.removeCopy(jvm.process());
            throw new CannotDo(jvm + ": " + reply.refusal());
        } catch (AgentRefused e) {
            AgentFile.removeCopy(jvm.process());
            Reply reply = mailbox.answer(nonce, Duration.ZERO);
            String reason = reply == null ? "" : reply.refusal();
            throw new CannotDo(reason.isEmpty() ? String.valueOf(e.getMessage()) : jvm + ": " + reason, e);
        }
    }

    /** The options for the agent, and to whom it is to answer. */
    private String argument(JvmProcess process, Nonce nonce) throws CannotDo {
        List<String> all = new ArrayList<>();
        for (String option : options) {
            for (String part : option.split(",", -1)) {
                all.add(process.root() == null ? placed(part) : part);
            }
        }
        all.removeIf(String::isBlank);
        addToken(all, System.getenv("STRANDED_TOKEN"));
        all.add(Question.ATTACHED_BY + nonce);
        return String.join(",", all);
    }

    /** The agent reads that JVM's environment and not this command's. */
    static void addToken(List<String> options, @Nullable String token) {
        boolean reports = options.stream().anyMatch(option -> option.startsWith("dashboard="));
        boolean given = options.stream().anyMatch(option -> option.startsWith(TOKEN) || option.startsWith(TOKEN_FILE));
        if (token != null && !token.isBlank() && reports && !given) {
            options.add(TOKEN + token.strip());
        }
    }

    private static String placed(String option) throws CannotDo {
        if (option.startsWith(TOKEN_FILE)) {
            return TOKEN_FILE + Path.of(option.substring(TOKEN_FILE.length())).toAbsolutePath();
        }
        return option.startsWith(FILE) ? FILE + writable(option) : option;
    }

    /** A file is meant to be where this command runs, not where the other JVM does. */
    private static Path writable(String option) throws CannotDo {
        Path file = Path.of(option.substring(FILE.length())).toAbsolutePath();
        Path folder = file.getParent();
        if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder)) {
            throw new CannotDo("can't write to " + file + ", for "
                    + (Files.isDirectory(file) ? "that is a folder" : "there is no such folder")
                    + "; give file= the name of a file in a folder that is there");
        }
        return file;
    }

    private void report(JvmProcess process, @Nullable Reply reply) throws CannotDo {
        if (reply == null) {
            throw new CannotDo("Stranded was put into " + Target.name(process)
                    + " but does not say that it works; that JVM's standard error tells more");
        }
        if (streams.json()) {
            streams.print(reply);
            return;
        }
        List<String> lines = new ArrayList<>();
        lines.add("Attached to " + Target.name(process) + ".");
        reply.first(Attached.TYPE).texts("said").forEach(said -> lines.add("  " + Words.clean(said)));
        lines.add("What it finds: findings " + process.pid() + ", or live: watch " + process.pid() + ".");
        streams.print(lines);
    }
}
