package dev.stranded.proof.graph;

/** A dump contradicts itself; it is turned into a {@link dev.stranded.proof.hprof.HprofException} at the door. */
public final class DamagedDump extends RuntimeException {
    DamagedDump(String message) {
        super(message);
    }
}
