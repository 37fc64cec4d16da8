package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildJvm;
import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Jdk;
import java.nio.file.Path;
import java.util.List;

/** The command line of the jar, run on one JDK. */
final class Asker {
    /** Nothing is wrong as far as was asked. */
    static final int FINE = 0;

    /** There are findings. */
    static final int FOUND = 1;

    /** It could not be done. */
    static final int FAILED = 2;

    private final Jdk jdk;
    private final Path jar;

    private Asker(Jdk jdk, Path jar) {
        this.jdk = jdk;
        this.jar = jar;
    }

    static Asker on(Jdk jdk) {
        return of(AgentJar.path(), jdk);
    }

    /** The command line of another jar. */
    static Asker of(Path jar, Jdk jdk) {
        return new Asker(jdk, jar);
    }

    /** Starts a command. */
    ChildJvm start(String... arguments) {
        return Watched.frugal(ChildProgram.of(jdk, jar.toString(), arguments))
                .jvmOptions("-jar")
                .start();
    }

    /** Runs a command about a JVM, which must end with this exit code; returns what it printed. */
    List<String> run(int exitCode, String command, ChildJvm subject, String... more) {
        return run(exitCode, command, subject.pid(), more);
    }

    /** Runs a command about a process, which must end with this exit code; returns what it printed. */
    List<String> run(int exitCode, String command, long pid, String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = command;
        arguments[1] = Long.toString(pid);
        System.arraycopy(more, 0, arguments, 2, more.length);
        try (ChildJvm jvm = start(arguments)) {
            assertThat(jvm.awaitExit()).as("%s", jvm).isEqualTo(exitCode);
            assertThat(exitCode == FAILED ? jvm.stdout() : jvm.stderr())
                    .as("%s", jvm)
                    .isEmpty();
            return exitCode == FAILED ? jvm.stderr() : jvm.stdout();
        }
    }

    /** Runs a command that can't be done; returns the one line that says why. */
    String refusal(String command, long pid, String... more) {
        List<String> lines = run(FAILED, command, pid, more);
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).startsWith("stranded: ");
        return lines.get(0);
    }
}
