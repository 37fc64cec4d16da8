package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.Jdk;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A program of one class that needs no module but java.base, started in another way than by the JDK's launcher alone:
 * in namespaces of its own, as another user, or from a run-time image. It runs until its standard input ends.
 */
final class LonelyProgram implements AutoCloseable {
    private static final String SOURCE = """
            public class Lonely {
                public static void main(String[] arguments) throws Exception {
                    if (arguments.length > 0) {
                        System.load(arguments[0]);
                    }
                    System.out.println("ready");
                    while (System.in.read() >= 0) {
                        Thread.onSpinWait();
                    }
                }
            }
            """;

    /** The words before a command that have another user run it. */
    static final List<String> AS_NOBODY = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    private final Process process;

    private LonelyProgram(Process process) {
        this.process = process;
    }

    /** Its class, in a new folder that everybody may read and that is not below {@code /tmp}. */
    static Path compiled(Jdk jdk) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(Path.of("/var/tmp"), "stranded-lonely");
        assertThat(folder.toFile().setExecutable(true, false) && folder.toFile().setReadable(true, false))
                .isTrue();
        Path source = Files.writeString(folder.resolve("Lonely.java"), SOURCE);
        new ProcessBuilder(jdk.tool("javac").toString(), "--release", "17", source.toString())
                .inheritIO()
                .start()
                .waitFor();
        return folder;
    }

    /** Removes what {@link #compiled} made. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /** Starts it: {@code before} are the words that come before the launcher, {@code library} is one that it loads. */
    static LonelyProgram start(List<String> before, Path java, Path folder, String... library) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(java.toString(), "-Xmx64m", "-cp", folder.toString(), "Lonely"));
        command.addAll(List.of(library));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertThat(out.readLine()).as("first line of %s", command).isEqualTo("ready");
        return new LonelyProgram(process);
    }

    /**
     * Starts it where {@code /tmp} is another and the agent's jar is not seen.
     *
     * @param options of the mount of {@code /tmp}
     * @param namespaces what else is to be its own, as options of {@code unshare}
     */
    static LonelyProgram withOwnTmp(String options, Path java, Path folder, String... namespaces) throws IOException {
        String jars = AgentJar.path().toAbsolutePath().resolveSibling("").toString();
        String hide = "mount -t tmpfs -o " + options + " none /tmp" + " && { test ! -d '" + jars
                + "' || mount -t tmpfs none '" + jars + "'; }";
        List<String> before = new ArrayList<>(List.of("unshare", "--mount"));
        before.addAll(List.of(namespaces));
        before.addAll(List.of("sh", "-c", hide + " && exec \"$@\"", "sh"));
        return start(before, java, folder);
    }

    /** The id of the JVM, as it is seen from here. */
    long pid() {
        return process.descendants().map(ProcessHandle::pid).findFirst().orElse(process.pid());
    }

    /** Its folder for temporary files. */
    Path tmp() {
        return Path.of("/proc", Long.toString(pid()), "root", "tmp");
    }

    /** Leaves what a JVM of this user leaves that had the same process id and was killed. */
    Path leaveDeadSocket() throws IOException {
        Path file = Path.of("/tmp", ".java_pid" + pid());
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(file));
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    /** What is left of the agent in that folder. */
    List<String> left() {
        return Stream.of(Objects.requireNonNull(tmp().toFile().list()))
                .filter(name -> name.startsWith(".stranded"))
                .toList();
    }

    /** It must have run to here and end well. */
    void end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        assertThat(process.waitFor()).isZero();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
