package dev.stranded.proof.attach;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Another JVM that can be asked. */
public final class AttachedJvm implements Closeable {
    private static final int OLDEST_JAVA = 17;
    private static final int PIECE_BYTES = 256;

    private final long pid;
    private final Object machine;
    private final String name;

    private AttachedJvm(long pid, Object machine) throws AttachFailure {
        this.pid = pid;
        this.machine = machine;
        Properties properties = properties();
        this.name = properties.getProperty("sun.java.command", "?").split(" ", 2)[0];
        requireNew(properties.getProperty("java.specification.version", ""));
    }

    /** Attaches to the JVM with this process id. */
    public static AttachedJvm to(long pid) throws AttachFailure {
        if (pid == ProcessHandle.current().pid()) {
            throw new AttachFailure(pid + " is this command itself; give the pid of another JVM");
        }
        new RunningJvms().require(pid);
        try {
            return new AttachedJvm(pid, AttachApi.attach(pid));
        } catch (ReflectiveOperationException e) {
            throw new AttachFailure(Refusal.sentence(pid, AttachApi.cause(e)), e);
        }
    }

    /** As in {@code JVM 4711 (com.acme.Main)}. */
    @Override
    public String toString() {
        return "JVM " + pid + " (" + name + ")";
    }

    /** Its process id. */
    public long pid() {
        return pid;
    }

    /** Has it obey a diagnostic command, as {@code jcmd} does; returns what it prints. */
    public String ask(String command) throws AttachFailure {
        try (InputStream answer = (InputStream) AttachApi.command(machine, command)) {
            return text(answer);
        } catch (IllegalAccessException e) {
            throw new AttachFailure("the JDK's commands are closed to this JVM; start it with java -jar", e);
        } catch (NoSuchMethodException | ClassNotFoundException e) {
            throw new AttachFailure("this JVM is no HotSpot; run the command with a HotSpot JDK", e);
        } catch (ReflectiveOperationException e) {
            throw gone(e);
        } catch (IOException e) {
            throw new AttachFailure(this + " did not answer (" + e.getMessage() + "); does it still run?", e);
        }
    }

    /** Whose process it is, if that is known. */
    public @Nullable UserPrincipal user() {
        try {
            return Files.getOwner(Path.of("/proc", Long.toString(pid)));
        } catch (IOException e) {
            return null;
        }
    }

    /** Where its root is, as it is seen from here, if it has one of its own, as in a container. */
    public @Nullable Path root() {
        Path process = Path.of("/proc", Long.toString(pid));
        try {
            Path here = Files.readSymbolicLink(Path.of("/proc/self/ns/mnt"));
            return here.equals(Files.readSymbolicLink(process.resolve("ns/mnt"))) ? null : process.resolve("root");
        } catch (IOException | UnsupportedOperationException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            AttachApi.call(machine, "detach");
        } catch (ReflectiveOperationException e) {
            // It has ended, and so has the connection.
        }
    }

    private Properties properties() throws AttachFailure {
        try {
            return (Properties) AttachApi.call(machine, "getSystemProperties");
        } catch (ReflectiveOperationException e) {
            throw gone(e);
        }
    }

    private void requireNew(String version) throws AttachFailure {
        try {
            if (Integer.parseInt(version) >= OLDEST_JAVA) {
                return;
            }
        } catch (NumberFormatException e) {
            // As in 1.8.
        }
        throw new AttachFailure("JVM " + pid + " is Java " + version + "; it must be " + OLDEST_JAVA + " or newer");
    }

    /** Reads piece by piece: some JDKs' stream knows no reading into the middle of an array. */
    private static String text(InputStream answer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE_BYTES];
        for (int read = answer.read(piece); read > 0; read = answer.read(piece)) {
            bytes.write(piece, 0, read);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private AttachFailure gone(ReflectiveOperationException failure) {
        Throwable cause = AttachApi.cause(failure);
        return new AttachFailure(
                "JVM " + pid + " did not answer (" + cause.getMessage() + "); does it still run?", cause);
    }
}
