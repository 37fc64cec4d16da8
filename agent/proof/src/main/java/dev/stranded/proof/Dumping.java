package dev.stranded.proof;

import dev.stranded.proof.attach.AttachFailure;
import dev.stranded.proof.attach.AttachedJvm;
import dev.stranded.proof.dump.Amount;
import dev.stranded.proof.dump.DumpFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.concurrent.TimeUnit;

/** Has another JVM dump what lives in it. */
final class Dumping {
    private static final String DONE = "Heap dump file created";

    private final AttachedJvm jvm;
    private final DumpFolder folder;

    Dumping(AttachedJvm jvm, DumpFolder folder) {
        this.jvm = jvm;
        this.folder = folder;
    }

    /** Dumps, says how long it took, and returns the file. */
    Path dump(PrintStream err) throws ProveFailure, AttachFailure {
        Path file = place().resolve("heap.hprof");
        long start = System.nanoTime();
        String answer = jvm.ask("GC.heap_dump \"" + jvm.process().asSeenInside(file) + "\"")
                .strip();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        if (!answer.contains(DONE) || !Files.isReadable(file)) {
            throw new ProveFailure(jvm + " wrote no heap dump to " + file + " ("
                    + answer.substring(answer.lastIndexOf('\n') + 1) + ")");
        }
        err.println("stranded: it wrote " + Amount.bytes(file.toFile().length()) + " and stood still for at most "
                + Amount.millis(millis));
        return file;
    }

    /** Where it may write: it may be another user's, if this one is root. */
    private Path place() throws ProveFailure {
        UserPrincipal user = jvm.process().user();
        try {
            return user == null || user.equals(Files.getOwner(folder.path())) ? folder.path() : folder.madeFor(user);
        } catch (IOException | UnsupportedOperationException e) {
            throw new ProveFailure("can't make a folder that " + jvm + " may write to (" + e + ")", e);
        }
    }
}
