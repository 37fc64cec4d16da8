package dev.stranded.cli;

import dev.stranded.proof.attach.AttachFailure;
import dev.stranded.proof.attach.JvmProcess;
import dev.stranded.proof.attach.RunningJvms;
import java.time.Duration;
import picocli.CommandLine.Parameters;

/** The JVM that a command is about. */
final class Target {
    /** Above what a command's exit codes say. */
    static final String EXIT_CODES = "%nExit codes:%n";

    /** So long an agent may take to look. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    @Parameters(index = "0", paramLabel = "PID", description = "The process id of the JVM; list shows them.")
    private long pid;

    /** Its process, which is there and may be asked by this user. */
    JvmProcess process() throws AttachFailure {
        return RunningJvms.withPid(pid);
    }

    /** How it is spoken of, as in {@code JVM 4711 (com.acme.Shop)}. */
    static String name(JvmProcess process) {
        return "JVM " + process.pid() + " (" + main(process) + ")";
    }

    /** Its main class, or a question mark. */
    static String main(JvmProcess process) {
        return process.main().isEmpty() ? "?" : process.main();
    }
}
