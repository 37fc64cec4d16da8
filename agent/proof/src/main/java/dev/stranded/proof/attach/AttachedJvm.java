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
    private static final int PIECE_BYTES = 256;

    private final long pid;
    private final String name;
    private final Object machine;

    private AttachedJvm(long pid, String name, Object machine) {
        this.pid = pid;
        this.name = name;
        this.machine = machine;
    }

    /** Attaches to the JVM with this process id. */
    public static AttachedJvm to(long pid) throws AttachFailure {
        if (pid == ProcessHandle.current().pid()) {
            throw new AttachFailure(pid + " is this command itself; give the pid of another JVM");
        }
        RunningJvms running = new RunningJvms();
        running.require(pid);
        try {
            return new AttachedJvm(pid, running.name(pid), AttachApi.attach(pid));
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

    /** Its version, such as 17. */
    public int feature() throws AttachFailure {
        try {
            Properties properties = (Properties) AttachApi.call(machine, "getSystemProperties");
            return Integer.parseInt(properties.getProperty("java.specification.version", ""));
        } catch (NumberFormatException e) {
            throw new AttachFailure(this + " is too old or no HotSpot JVM; it must be of version 17 or newer", e);
        } catch (ReflectiveOperationException e) {
            throw gone(e);
        }
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

    @Override
    public void close() {
        try {
            AttachApi.call(machine, "detach");
        } catch (ReflectiveOperationException e) {
            // It has ended, and so has the connection.
        }
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
        return new AttachFailure(this + " did not answer (" + cause.getMessage() + "); does it still run?", cause);
    }
}
