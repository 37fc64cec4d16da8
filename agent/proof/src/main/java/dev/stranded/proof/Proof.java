package dev.stranded.proof;

import dev.stranded.proof.graph.DamagedDump;
import dev.stranded.proof.graph.Heap;
import dev.stranded.proof.hprof.HprofException;
import dev.stranded.proof.reach.Judge;
import java.nio.file.Path;

/** Says of the blocked tasks in a heap dump which of them nothing that lives can ever release. */
public final class Proof {
    private Proof() {}

    /**
     * Judges a dump.
     *
     * @param dump a HotSpot heap dump, best made with {@code live=true}
     * @param facts what is known of the threads from elsewhere
     * @param progress is told how far it is
     * @throws HprofException if the dump can't be read; its message is a sentence for people
     */
    public static Report of(Path dump, ThreadFacts facts, Progress progress) throws HprofException {
        double total = 2.0 * Math.max(1, dump.toFile().length());
        try {
            Heap heap = Heap.open(dump, done -> progress.at("reading the dump", done / total));
            return Judge.of(heap, facts, progress);
        } catch (DamagedDump | IndexOutOfBoundsException e) {
            throw new HprofException("the dump is damaged (" + e.getMessage() + ")", e);
        } catch (InternalError e) {
            throw new HprofException("the file became shorter, or its disk failed, while it was read", e);
        } catch (OutOfMemoryError e) {
            long bytes = Math.max(
                    dump.toFile().length() / 6, 2 * Runtime.getRuntime().maxMemory());
            long megabytes = bytes >> 20;
            throw new HprofException(
                    "the dump needs more memory than this JVM may use; start it with -Xmx" + megabytes + "m", e);
        }
    }
}
