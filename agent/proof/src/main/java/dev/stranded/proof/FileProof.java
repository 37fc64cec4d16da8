package dev.stranded.proof;

import dev.stranded.proof.hprof.HprofException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;

/** Judges a heap dump that is there. */
final class FileProof {
    private FileProof() {}

    /** Judges it, in a larger JVM if this one is too small for it. */
    static Judged judge(String name, LargerJvm larger, Progress progress) throws ProveFailure, LargerJvm.HasJudged {
        Path dump;
        try {
            dump = Path.of(name);
        } catch (InvalidPathException e) {
            throw new ProveFailure("can't read the heap dump: " + name + " is not the name of a file", e);
        }
        larger.judgeIfNeeded(dump.toFile().length());
        Report report = report(dump, ThreadFacts.NONE, progress);
        return new Judged(name, Instant.ofEpochMilli(dump.toFile().lastModified()), report);
    }

    /** What a dump proves. */
    static Report report(Path dump, ThreadFacts facts, Progress progress) throws ProveFailure {
        try {
            return Proof.of(dump, facts, progress);
        } catch (HprofException e) {
            throw new ProveFailure("can't read the heap dump: " + e.getMessage(), e);
        }
    }
}
