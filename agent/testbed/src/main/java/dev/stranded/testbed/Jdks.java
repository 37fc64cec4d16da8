package dev.stranded.testbed;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The JDKs on this machine that Stranded is for, one of each feature version.
 *
 * <p>The running one comes first, then {@code JAVA_HOME}, then what {@code STRANDED_JDKS} lists (separated as a class
 * path is), then what lies in the usual folders.
 */
public final class Jdks {
    /** The oldest JDK that the agent runs on. */
    public static final int OLDEST = 17;

    /** Feature versions that must be there when {@code STRANDED_REQUIRE_ALL} is set. */
    private static final List<Integer> REQUIRED = List.of(OLDEST, 25);

    private static final String USER = System.getProperty("user.home");
    private static final List<Path> USUAL_FOLDERS = List.of(
            Path.of("/usr/lib/jvm"),
            Path.of("/usr/java"),
            Path.of("/opt"),
            Path.of("/opt/java"),
            Path.of("/Library/Java/JavaVirtualMachines"),
            Path.of(USER, "Library", "Java", "JavaVirtualMachines"),
            Path.of(USER, ".sdkman", "candidates", "java"),
            Path.of(USER, ".jdks"),
            Path.of(USER, ".jenv", "versions"),
            Path.of(System.getenv().getOrDefault("ProgramFiles", USER), "Java"),
            Path.of(System.getenv().getOrDefault("ProgramFiles", USER), "Eclipse Adoptium"));

    private static final List<Jdk> FOUND = find(candidates());

    private Jdks() {}

    /** Those found, oldest first. */
    public static List<Jdk> all() {
        return FOUND;
    }

    /** Those of them that have virtual threads. */
    public static List<Jdk> withVirtualThreads() {
        return FOUND.stream().filter(Jdk::hasVirtualThreads).toList();
    }

    /** The one that runs this program. */
    public static Jdk running() {
        int feature = Runtime.version().feature();
        return FOUND.stream()
                .filter(jdk -> jdk.feature() == feature)
                .findFirst()
                .orElseThrow(() -> new AssertionError("The tests run on " + System.getProperty("java.home")
                        + ", which has no javac; run them with a whole JDK of version " + OLDEST + " or newer."));
    }

    /** Feature versions that the tests should see and that were not found. */
    public static Collection<Integer> missing() {
        Collection<Integer> missing = new TreeSet<>(REQUIRED);
        FOUND.forEach(jdk -> missing.remove(jdk.feature()));
        return missing;
    }

    /** Whether what is missing makes a build fail rather than skip a test. */
    public static boolean allRequired() {
        return Boolean.parseBoolean(System.getenv("STRANDED_REQUIRE_ALL"));
    }

    /** Of the folders that are a JDK's, the first of each feature version. */
    static List<Jdk> find(List<Path> folders) {
        Map<Integer, Jdk> byFeature = new TreeMap<>();
        for (Path folder : folders) {
            Jdk jdk = Jdk.in(folder);
            if (jdk != null && jdk.feature() >= OLDEST) {
                byFeature.putIfAbsent(jdk.feature(), jdk);
            }
        }
        return List.copyOf(byFeature.values());
    }

    private static List<Path> candidates() {
        List<Path> folders = new ArrayList<>();
        folders.add(Path.of(System.getProperty("java.home")));
        for (String variable : List.of("JAVA_HOME", "STRANDED_JDKS")) {
            String value = System.getenv().getOrDefault(variable, "");
            for (String folder : value.split(File.pathSeparator, -1)) {
                if (!folder.isBlank()) {
                    folders.add(Path.of(folder.strip()));
                }
            }
        }
        for (Path usual : USUAL_FOLDERS) {
            for (Path folder : in(usual)) {
                folders.add(folder);
                folders.add(folder.resolve("Contents").resolve("Home"));
            }
        }
        return folders;
    }

    private static List<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
