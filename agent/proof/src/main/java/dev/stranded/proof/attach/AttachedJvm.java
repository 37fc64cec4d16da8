package dev.stranded.proof.attach;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;

/** Another JVM that can be asked. */
public final class AttachedJvm implements Closeable {
    private static final int OLDEST_JAVA = 17;
    private static final int PIECE_BYTES = 256;

    private final JvmProcess process;
    private final SocketLink link;
    private final Object machine;
    private final String name;

    private AttachedJvm(JvmProcess process, SocketLink link, Object machine) throws AttachFailure {
        this.process = process;
        this.link = link;
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
        JvmProcess process = new JvmProcess(pid);
        RunningJvms.require(process);
        Refusal.unlessReady(process);
        SocketLink link = SocketLink.to(process);
        try {
            return new AttachedJvm(process, link, machine(process));
        } catch (ReflectiveOperationException e) {
            link.close();
            throw Refusal.of(process, AttachApi.cause(e));
        } catch (AttachFailure e) {
            link.close();
            throw e;
        }
    }

    /** As in {@code JVM 4711 (com.acme.Main)}. */
    @Override
    public String toString() {
        return "JVM " + process.pid() + " (" + name + ")";
    }

    /** Its process. */
    public JvmProcess process() {
        return process;
    }

    /**
     * Has it load an agent.
     *
     * @param jar as the JVM itself sees it
     * @throws AgentRefused if it does not start there
     */
    public void load(Path jar, String options) throws AttachFailure, AgentRefused {
        try {
            Patience.within(Patience.AGENT_SECONDS, process, () -> {
                AttachApi.load(machine, jar.toString(), options);
                return jar;
            });
        } catch (ReflectiveOperationException e) {
            throw new AgentRefused(this, AttachApi.cause(e));
        }
    }

    /** As {@link #ask}, of what takes no time where the JVM is well. */
    public String word(String command) throws AttachFailure {
        try {
            return Patience.within(Patience.WORD_SECONDS, process, () -> ask(command));
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

    @Override
    public void close() {
        try {
            link.close();
            AttachApi.call(machine, "detach");
        } catch (ReflectiveOperationException e) {
            // It has ended, and so has the connection.
        }
    }

    private static Object machine(JvmProcess process) throws ReflectiveOperationException, AttachFailure {
        try {
            return Patience.within(Patience.WORD_SECONDS, process, () -> AttachApi.attach(process.pid()));
        } catch (ReflectiveOperationException e) {
            Path dead = DeadSocket.inTheWayOf(process);
            if (dead == null) {
                throw e;
            }
            if (!DeadSocket.remove(dead)) {
                throw Refusal.ofDeadSocket(process, dead);
            }
            return Patience.within(Patience.WORD_SECONDS, process, () -> AttachApi.attach(process.pid()));
        }
    }

    private Properties properties() throws AttachFailure {
        try {
            return (Properties) Patience.within(
                    Patience.WORD_SECONDS, process, () -> AttachApi.call(machine, "getSystemProperties"));
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
        throw Refusal.tooOld(process.pid(), version);
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
                "JVM " + process.pid() + " did not answer (" + cause.getMessage() + "); does it still run?", cause);
    }
}
