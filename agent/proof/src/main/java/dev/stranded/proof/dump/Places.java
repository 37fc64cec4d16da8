package dev.stranded.proof.dump;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The places where a dump can be kept. */
final class Places {
    private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs");

    private Places() {}

    /** Those of this process that exist, the best first. */
    static List<Path> here() {
        return inOrder(List.of(
                Path.of(System.getProperty("java.io.tmpdir", "")).toAbsolutePath(),
                Path.of("/var/tmp").toAbsolutePath(),
                Path.of("").toAbsolutePath()));
    }

    /** Those of another process, whose root is there, that exist, the best first. */
    static List<Path> under(Path root) {
        return inOrder(List.of(root.resolve("tmp"), root.resolve("var/tmp")));
    }

    /** What is in memory comes last, since that is short where a heap is large. */
    private static List<Path> inOrder(List<Path> places) {
        List<Path> onDisk = new ArrayList<>();
        List<Path> inMemory = new ArrayList<>();
        for (Path place : new LinkedHashSet<>(places)) {
            if (Files.isDirectory(place)) {
                (isInMemory(place) ? inMemory : onDisk).add(place);
            }
        }
        onDisk.addAll(inMemory);
        return onDisk;
    }

    private static boolean isInMemory(Path place) {
        try {
            return IN_MEMORY.contains(Files.getFileStore(place).type());
        } catch (IOException e) {
            return false;
        }
    }
}
