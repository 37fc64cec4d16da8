package dev.stranded.proof.attach;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The JVMs of this machine that this user can see. */
final class RunningJvms {
    private static final int SHOWN = 20;

    private final Map<Long, String> names = new TreeMap<>();

    /** Those that run now, less this one. */
    RunningJvms() throws AttachFailure {
        try {
            for (String[] jvm : AttachApi.list()) {
                names.put(Long.parseLong(jvm[0]), jvm[1]);
            }
        } catch (ClassNotFoundException e) {
            throw new AttachFailure(
                    "this Java runtime can't attach to others, for it lacks the module jdk.attach;"
                            + " run the command with the java of a JDK",
                    e);
        } catch (ReflectiveOperationException e) {
            throw new AttachFailure("can't list the JVMs of this machine (" + AttachApi.cause(e) + ")", e);
        }
        names.remove(ProcessHandle.current().pid());
    }

    /**
     * Sees to it that there is such a JVM. Nothing else may be attached to: a signal asks for it that ends others.
     *
     * @throws AttachFailure if there is none, with a list of those that are
     */
    void require(long pid) throws AttachFailure {
        if (!names.containsKey(pid) && !hasLibrary(pid)) {
            String othersProcess = Refusal.ofAnotherUser(pid);
            if (othersProcess != null) {
                throw new AttachFailure(othersProcess);
            }
            String others = names.entrySet().stream()
                    .limit(SHOWN)
                    .map(jvm -> jvm.getKey() + " (" + shortened(jvm.getValue()) + ")")
                    .collect(Collectors.joining(", "));
            throw new AttachFailure("no JVM with pid " + pid + "; "
                    + (others.isEmpty()
                            ? "none runs that this user can see"
                            : "these run: " + others + (names.size() > SHOWN ? ", …" : "")));
        }
    }

    /** Whether it is a JVM that does not list itself. */
    private static boolean hasLibrary(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "maps"), StandardCharsets.ISO_8859_1)
                    .contains("/libjvm.so");
        } catch (IOException e) {
            return false;
        }
    }

    /** The main class or jar, without arguments, which may be secret. */
    private static String shortened(String command) {
        return command.isBlank() ? "?" : command.strip().split(" ", 2)[0];
    }
}
