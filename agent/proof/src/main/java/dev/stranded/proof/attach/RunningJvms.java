package dev.stranded.proof.attach;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The JVMs of this machine that this user can see, less this one. */
public final class RunningJvms {
    private static final int SHOWN = 20;
    private static final String NUMBER = "[0-9]{1,18}";

    private final SortedMap<Long, JvmProcess> jvms = new TreeMap<>();

    /** Those that run now. */
    public RunningJvms() throws AttachFailure {
        if (JvmProcess.isSeen()) {
            look();
        } else {
            ask();
        }
        jvms.remove(ProcessHandle.current().pid());
    }

    /** In the order of their ids. */
    public Collection<JvmProcess> all() {
        return jvms.values();
    }

    /**
     * The JVM with this id, which runs and may be asked by this user.
     *
     * @throws AttachFailure if there is none
     */
    public static JvmProcess withPid(long pid) throws AttachFailure {
        JvmProcess process = new JvmProcess(pid);
        require(process);
        Refusal.unlessReachable(process);
        return process;
    }

    /**
     * Sees to it that there is such a JVM. Nothing else may be attached to: a signal asks for it that ends others.
     *
     * @throws AttachFailure if there is none, with a list of those that are
     */
    static void require(JvmProcess process) throws AttachFailure {
        boolean seen = JvmProcess.isSeen() && process.isAlive() && process.isJvm();
        if (!seen) {
            RunningJvms running = new RunningJvms();
            if (JvmProcess.isSeen() || !running.jvms.containsKey(process.pid())) {
                throw running.without(process);
            }
        }
    }

    private AttachFailure without(JvmProcess process) {
        if (process.isAlive() && process.isOthers()) {
            return Refusal.ofAnotherUser(process);
        }
        String others = jvms.values().stream()
                .limit(SHOWN)
                .map(jvm -> jvm.pid() + " (" + (jvm.main().isEmpty() ? "?" : jvm.main()) + ")")
                .collect(Collectors.joining(", "));
        return new AttachFailure("no JVM with pid " + process.pid() + "; "
                + (others.isEmpty()
                        ? "none runs that this user can see"
                        : "these run: " + others + (jvms.size() > SHOWN ? ", …" : "")));
    }

    /** A process is looked into if it is named as JVMs are, or has left the file that they leave. */
    private void look() {
        Set<Long> named = new HashSet<>();
        each(Path.of("/tmp"), "hsperfdata_*", folder -> each(folder, "*", file -> named.add(number(file))));
        each(Path.of("/proc"), "[0-9]*", folder -> {
            JvmProcess process = new JvmProcess(number(folder));
            boolean candidate = named.contains(process.pid()) || process.isCalledJava() || process.isContainedJvm();
            if (candidate && process.isAlive() && process.isJvm()) {
                jvms.put(process.pid(), process);
            }
        });
    }

    private void ask() throws AttachFailure {
        try {
            for (long pid : AttachApi.list()) {
                jvms.put(pid, new JvmProcess(pid));
            }
        } catch (ClassNotFoundException e) {
            throw Refusal.noAttachModule(e);
        } catch (ReflectiveOperationException e) {
            throw new AttachFailure("can't list the JVMs of this machine (" + AttachApi.cause(e) + ")", e);
        }
    }

    private static void each(Path folder, String names, Consumer<Path> taker) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, names)) {
            files.forEach(taker);
        } catch (IOException | DirectoryIteratorException e) {
            // What can't be seen is left out.
        }
    }

    private static long number(Path file) {
        String name = file.getFileName().toString();
        return name.matches(NUMBER) ? Long.parseLong(name) : -1;
    }
}
