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

    /** Those that exist, the best first; what is in memory comes last, since that is short where a heap is large. */
    static List<Path> inOrder() {
        List<Path> onDisk = new ArrayList<>();
        List<Path> inMemory = new ArrayList<>();
        for (String name : new LinkedHashSet<>(List.of(System.getProperty("java.io.tmpdir", ""), "/var/tmp", ""))) {
            Path place = Path.of(name).toAbsolutePath();
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
