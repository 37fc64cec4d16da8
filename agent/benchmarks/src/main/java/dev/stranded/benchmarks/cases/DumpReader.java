package dev.stranded.benchmarks.cases;

import dev.stranded.proof.Progress;
import dev.stranded.proof.Proof;
import dev.stranded.proof.Report;
import dev.stranded.proof.ThreadFacts;
import dev.stranded.proof.graph.Heap;
import java.io.IOException;
import java.nio.file.Path;
import org.netbeans.lib.profiler.heap.HeapFactory;
import shark.HprofHeapGraph;
import shark.HprofIndex;

/** What reads a heap dump, and how far: this one, and others of its kind. */
public enum DumpReader {
    INDEX("this, index only") {
        @Override
        long read(Path dump) throws IOException {
            return Heap.open(dump, done -> {}).size();
        }
    },
    VERDICT("this, whole verdict") {
        @Override
        long read(Path dump) throws IOException {
            Report report = Proof.of(dump, ThreadFacts.NONE, Progress.NONE);
            if (!report.provesAnything()) {
                throw new IOException("the dump has stranded tasks, and none was proven");
            }
            return report.objects();
        }
    },
    SHARK("shark-graph 2.14, opened") {
        @Override
        long read(Path dump) {
            return HprofHeapGraph.Companion.openHeapGraph(
                            dump.toFile(), null, HprofIndex.Companion.defaultIndexedGcRootTags())
                    .getObjectCount();
        }
    },
    HPROF_HEAP("hprof-heap 0.16, opened with its full index") {
        @Override
        long read(Path dump) throws IOException {
            return HeapFactory.createHeap(dump.toFile()).getSummary().getTotalLiveInstances();
        }
    };

    private final String label;

    DumpReader(String label) {
        this.label = label;
    }

    /** What it is called in tables. */
    public String label() {
        return label;
    }

    /** Whether it is this project's. */
    public boolean isOurs() {
        return this == INDEX || this == VERDICT;
    }

    /** Reads a dump; says how many objects it found. */
    abstract long read(Path dump) throws IOException;
}
