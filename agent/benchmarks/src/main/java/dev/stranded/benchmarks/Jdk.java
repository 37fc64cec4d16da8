package dev.stranded.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JDK to measure on.
 *
 * @param java its launcher
 * @param version as it says itself
 */
record Jdk(Path java, String version) {
    /** The first with virtual threads. */
    static final int VIRTUAL_THREADS = 21;

    private static final Pattern VERSION = Pattern.compile("java\\.version = (\\S+)");

    /** Those in these folders; the one that runs this where there is none. */
    static List<Jdk> atOrRunning(List<Path> folders) throws IOException, InterruptedException {
        List<Jdk> jdks = new ArrayList<>();
        for (Path folder : folders) {
            jdks.add(at(folder));
        }
        return jdks.isEmpty() ? List.of(running()) : jdks;
    }

    /** The JDK at a path: its folder, or its launcher. */
    static Jdk at(Path path) throws IOException, InterruptedException {
        Path java = Files.isDirectory(path) ? path.resolve("bin").resolve("java") : path;
        Process asked = new ProcessBuilder(java.toString(), "-XshowSettings:properties", "-version")
                .redirectErrorStream(true)
                .start();
        String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asked.waitFor();
        Matcher version = VERSION.matcher(said);
        if (!version.find()) {
            throw new IOException(java + " does not tell its version; give --java the folder of a JDK");
        }
        return new Jdk(java, version.group(1));
    }

    /** The JDK that runs this. */
    static Jdk running() throws IOException, InterruptedException {
        return at(Path.of(System.getProperty("java.home")));
    }

    boolean hasVirtualThreads() {
        return feature() >= VIRTUAL_THREADS;
    }

    int feature() {
        return Runtime.Version.parse(version).feature();
    }
}
