package dev.stranded.proof.attach;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A process of this machine that may be a JVM, as it is seen from outside: nothing is sent to it. What {@code /proc}
 * says of it is known on Linux alone.
 */
public final class JvmProcess {
    private static final Path PROC = Path.of("/proc");
    private static final boolean LINUX = Files.isDirectory(PROC.resolve("self").resolve("task"));
    private static final int OLDEST_JAVA = 17;
    private static final int STATE_AFTER_NAME = 2;

    private final long pid;
    private final Path folder;
    private @Nullable Map<String, String> ownWords;

    /** The process with this id, if there is one. */
    public JvmProcess(long pid) {
        this.pid = pid;
        this.folder = PROC.resolve(Long.toString(pid));
    }

    /** Whether this system tells what these methods ask for. */
    static boolean isSeen() {
        return LINUX;
    }

    /** Its process id. */
    public long pid() {
        return pid;
    }

    /** Its process id as it knows it itself, which is another one in a container. */
    public long ownPid() {
        String[] all = status("NSpid").split("\\s+", -1);
        String innermost = all[all.length - 1];
        return innermost.isEmpty() ? pid : Long.parseLong(innermost);
    }

    /** Whether it runs, and has not ended with nobody to see it. */
    public boolean isAlive() {
        return LINUX ? "RSDTtIWPK".indexOf(state()) >= 0 : ProcessHandle.of(pid).isPresent();
    }

    /** Whether it is a JVM. */
    public boolean isJvm() {
        String maps = read("maps");
        return maps.isEmpty()
                ? hsperf() != null || isCalledJava()
                : maps.contains("/libjvm.so") || maps.contains("/hsperfdata_");
    }

    /** Whether it runs where another root is, as in a container, and has left there what JVMs leave. */
    boolean isContainedJvm() {
        return root() != null && hsperf() != null;
    }

    boolean isCalledJava() {
        return read("comm").strip().equals("java");
    }

    /** Whether it is another make of JVM, which can't be asked. */
    public boolean isOpenJ9() {
        return read("maps").contains("/libj9vm");
    }

    /** Whether somebody has stopped it, so that it answers nobody. */
    public boolean isStopped() {
        return LINUX && "Tt".indexOf(state()) >= 0;
    }

    /** Whose it is, if that is known. */
    public @Nullable UserPrincipal user() {
        try {
            return LINUX ? Files.getOwner(folder) : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** The name of its user; empty where that is not known. */
    public String userName() {
        UserPrincipal user = user();
        return user != null
                ? user.getName()
                : ProcessHandle.of(pid)
                        .map(ProcessHandle::info)
                        .flatMap(ProcessHandle.Info::user)
                        .orElse("");
    }

    /** Whether it belongs to a user whose JVMs this one may not ask. */
    public boolean isOthers() {
        String owner = userName();
        String self = System.getProperty("user.name", "");
        return !owner.isEmpty() && !owner.equals(self) && !self.equals("root");
    }

    /** Where its root is, as it is seen from here, if it has one of its own, as in a container. */
    public @Nullable Path root() {
        try {
            Path root = folder.resolve("root");
            boolean same = Files.readSymbolicLink(Path.of("/proc/self/ns/mnt"))
                            .equals(Files.readSymbolicLink(folder.resolve("ns/mnt")))
                    && Files.readSymbolicLink(root).equals(Path.of("/"));
            return same ? null : root;
        } catch (IOException | UnsupportedOperationException e) {
            return null;
        }
    }

    /** Where it and those who ask it leave files for each other, as it is seen from here. */
    public Path exchange() {
        Path root = root();
        if (root != null) {
            return root.resolve("tmp");
        }
        return LINUX
                ? Path.of("/tmp")
                : Path.of(System.getProperty("java.io.tmpdir", "")).toAbsolutePath();
    }

    /** The socket at which it lets itself be attached to, as it is seen from here; it is made at the first attach. */
    Path socket() {
        return exchange().resolve(".java_pid" + ownPid());
    }

    /** A path as the process itself sees it. */
    public Path asSeenInside(Path file) {
        Path root = root();
        return root == null || !file.startsWith(root) ? file : Path.of("/").resolve(root.relativize(file));
    }

    /** Whether it has a thread of this name; null where this system does not tell. */
    public @Nullable Boolean hasThread(String name) {
        if (!LINUX) {
            return null;
        }
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(folder.resolve("task"))) {
            for (Path thread : threads) {
                if (text(thread.resolve("comm")).strip().equals(name)) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return false; // It has ended.
        }
        return false;
    }

    /** Its main class or its jar, without arguments, which may be secret; empty where it does not say. */
    public String main() {
        return ownWord("sun.rt.javaCommand").strip().split(" ", 2)[0];
    }

    /** Its version, as in {@code 25.0.3}; empty where it does not say. */
    public String javaVersion() {
        return ownWord("java.property.java.version");
    }

    /** Why nobody can attach to it, in two words; empty where nothing is known that keeps from it. */
    public String obstacle() {
        if (isOthers()) {
            return "other user";
        }
        if (isOpenJ9()) {
            return "OpenJ9";
        }
        if (isTooOld()) {
            return "too old";
        }
        if (refusesAll()) {
            return "attach disabled";
        }
        if (refusesAgents()) {
            return "agents disabled";
        }
        return isStopped() ? "stopped" : "";
    }

    boolean isTooOld() {
        String version = javaVersion();
        try {
            return !version.isEmpty() && Runtime.Version.parse(version).feature() < OLDEST_JAVA;
        } catch (IllegalArgumentException e) {
            return version.startsWith("1."); // As in 1.8.0_452.
        }
    }

    boolean refusesAll() {
        return ownWord("sun.rt.jvmCapabilities").startsWith("0");
    }

    boolean refusesAgents() {
        return ownWord("java.rt.vmArgs").contains("-XX:-EnableDynamicAgentLoading");
    }

    private String ownWord(String name) {
        if (ownWords == null) {
            Path file = hsperf();
            ownWords = file == null ? Map.of() : HsperfFile.texts(file);
        }
        return ownWords.getOrDefault(name, "");
    }

    /** The file in which it says something of itself, if it does and it is its own. */
    private @Nullable Path hsperf() {
        String name = Long.toString(ownPid());
        UserPrincipal user = user();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(exchange(), "hsperfdata_*")) {
            for (Path candidate : folders) {
                Path file = candidate.resolve(name);
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        && (user == null || user.equals(Files.getOwner(file)))) {
                    return file;
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return null;
        }
        return null;
    }

    /** The letter for its state; {@code ?} where there is none. */
    private char state() {
        String stat = read("stat");
        int at = stat.lastIndexOf(')') + STATE_AFTER_NAME;
        return at > STATE_AFTER_NAME && at < stat.length() ? stat.charAt(at) : '?';
    }

    private String status(String key) {
        return read("status")
                .lines()
                .filter(line -> line.startsWith(key + ":"))
                .map(line -> line.substring(key.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    private String read(String name) {
        return text(folder.resolve(name));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
