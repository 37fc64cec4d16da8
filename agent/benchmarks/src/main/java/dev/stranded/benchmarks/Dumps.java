package dev.stranded.benchmarks;

import dev.stranded.benchmarks.cases.DumpReader;
import dev.stranded.benchmarks.cases.ReadDump;
import dev.stranded.benchmarks.cases.TypicalHeap;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes heap dumps and has them read by this project's reader and by others, each in a fresh JVM, in turn. This
 * project's gets a heap of a sixth of the file, but at least 64 MB, the others as much as the file has.
 */
final class Dumps {
    private static final int OUR_PART = 6;

    private static final int OUR_LEAST_MEGABYTES = 64;

    /** The heap that a reader needs is searched in steps of this part of the file. */
    private static final int STEPS = 64;

    /** With a heap that is enough a read takes at most this many times as long as with much. */
    private static final int PATIENCE = 3;

    private static final double SEARCHED_GIGABYTES = 1;
    private static final int LEAST_MEGABYTES = 32;

    private final Jdk jdk;
    private final Effort effort;
    private final Path scratch;
    private final PrintStream progress;
    private volatile @Nullable Process running;

    Dumps(Jdk jdk, Effort effort, Path scratch, PrintStream progress) {
        this.jdk = jdk;
        this.effort = effort;
        this.scratch = scratch;
        this.progress = progress;
        Runtime.getRuntime().addShutdownHook(new Thread(this::leaveNothing));
    }

    /** Measures on a dump of about that size, which is gone after that. */
    Reading measure(double gigabytes) throws IOException, InterruptedException {
        Path dump = scratch.resolve("typical.hprof");
        try {
            make(dump, gigabytes);
            long bytes = Files.size(dump);
            Map<DumpReader, List<Reading.Once>> reads = new EnumMap<>(DumpReader.class);
            List<DumpReader> readers = List.of(DumpReader.values());
            for (int round = 0; round < effort.rounds(); round++) {
                for (DumpReader reader : Effort.inTurn(readers, round)) {
                    Reading.Once once = read(reader, dump, bytes);
                    reads.computeIfAbsent(reader, r -> new ArrayList<>()).add(once);
                    progress.printf(
                            Locale.ROOT,
                            "JDK %s, %.2f GB, round %d of %d, %s: %.0f ms, %.0f ms of CPU%n",
                            jdk.version(),
                            bytes / 1e9,
                            round + 1,
                            effort.rounds(),
                            reader.label(),
                            once.millis(),
                            once.cpuMillis());
                }
            }
            return new Reading(bytes, reads, heaps(dump, bytes, reads, gigabytes <= SEARCHED_GIGABYTES));
        } finally {
            Files.deleteIfExists(dump);
        }
    }

    private void make(Path dump, double gigabytes) throws IOException, InterruptedException {
        long bytes = Math.round(gigabytes * 1e9);
        long room = Files.getFileStore(scratch).getUsableSpace();
        if (room < 2 * bytes) {
            throw new IOException("a dump of " + gigabytes
                    + " GB and what others write beside it need twice that room, " + "and " + scratch + " has "
                    + room / 1e9 + " GB; choose another place by java -Djava.io.tmpdir=FOLDER");
        }
        Process program = start((bytes >> 20) + 256, TypicalHeap.class, dump.toString(), Long.toString(bytes));
        if (program.waitFor() != 0) {
            throw new IOException("no dump of " + gigabytes + " GB could be made");
        }
    }

    private Reading.Once read(DumpReader reader, Path dump, long bytes) throws IOException, InterruptedException {
        long megabytes = bytes >> 20;
        Reading.Once once = read(
                reader,
                dump,
                reader.isOurs() ? Math.max(OUR_LEAST_MEGABYTES, megabytes / OUR_PART) : megabytes,
                Long.MAX_VALUE);
        if (once == null) {
            throw new IOException(reader.label() + " could not read a dump of " + megabytes + " MB");
        }
        return once;
    }

    /** Null if the reader fails with such a heap, or takes longer than it may. */
    private Reading.@Nullable Once read(DumpReader reader, Path dump, long heapMegabytes, long mayTakeMillis)
            throws IOException, InterruptedException {
        Process program =
                start(Math.max(LEAST_MEGABYTES, heapMegabytes), ReadDump.class, reader.name(), dump.toString());
        try {
            if (!program.waitFor(mayTakeMillis, TimeUnit.MILLISECONDS) || program.exitValue() != 0) {
                return null;
            }
            String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Reading.Once.parse(said.trim());
        } finally {
            program.destroyForcibly().waitFor();
        }
    }

    private Map<DumpReader, Integer> heaps(
            Path dump, long bytes, Map<DumpReader, List<Reading.Once>> reads, boolean search)
            throws IOException, InterruptedException {
        Map<DumpReader, Integer> heaps = new EnumMap<>(DumpReader.class);
        if (search) {
            for (Map.Entry<DumpReader, List<Reading.Once>> reader : reads.entrySet()) {
                long mayTake = (long) (PATIENCE * Reading.median(reader.getValue(), Reading.Once::millis)) + 1000;
                heaps.put(reader.getKey(), heap(reader.getKey(), dump, bytes, mayTake));
                progress.printf(Locale.ROOT, "%s needs %d MB%n", reader.getKey().label(), heaps.get(reader.getKey()));
            }
        }
        return heaps;
    }

    private int heap(DumpReader reader, Path dump, long bytes, long mayTake) throws IOException, InterruptedException {
        int tooFew = 0;
        int enough = STEPS;
        while (enough - tooFew > 1) {
            int middle = (tooFew + enough) / 2;
            if (read(reader, dump, megabytes(middle, bytes), mayTake) == null) {
                tooFew = middle;
            } else {
                enough = middle;
            }
        }
        return (int) megabytes(enough, bytes);
    }

    private static long megabytes(int steps, long bytes) {
        return Math.max(LEAST_MEGABYTES, (bytes >> 20) * steps / STEPS);
    }

    private Process start(long heapMegabytes, Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(jdk.java().toString());
        command.addAll(effort.flags());
        command.addAll(List.of(
                "-Xmx" + heapMegabytes + "m",
                "-Djava.io.tmpdir=" + scratch,
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        Process started = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        running = started;
        return started;
    }

    /** What is done as the program is ended from outside, too. */
    private void leaveNothing() {
        Process last = running;
        try {
            if (last != null) {
                last.destroyForcibly().waitFor();
            }
            if (Files.exists(scratch)) {
                Main.delete(scratch);
            }
        } catch (IOException e) {
            progress.println("could not delete all of " + scratch + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
