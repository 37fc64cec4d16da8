package dev.stranded.core.prove;

import dev.stranded.core.census.HeapVerdicts;
import dev.stranded.wire.ProofRun;
import java.util.Map;

/** The watch, as far as a proof has to do with it. */
public interface Watched {
    /** What is done while no look is taken. */
    interface Act {
        /** Does it. */
        void run() throws ProofFailure;
    }

    /**
     * Looks, does something while nobody looks, and looks again.
     *
     * @return what was so before and after it
     */
    Surroundings between(Act act) throws ProofFailure;

    /** Takes what a heap dump said into the next look, and takes that. */
    void take(HeapVerdicts verdicts);

    /** Hands on how far a proof is. */
    void tell(ProofRun run);

    /**
     * What was so right before something and right after it.
     *
     * @param clockMillis of the look before it, on the census' clock
     * @param monitorOwners who owned the monitor that a task waited for, by the ids of their threads
     */
    record Surroundings(long clockMillis, Map<Long, Long> monitorOwners) {}
}
