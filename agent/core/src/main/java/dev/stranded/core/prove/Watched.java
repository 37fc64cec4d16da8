package dev.stranded.core.prove;

import dev.stranded.core.census.HeapVerdicts;
import dev.stranded.proof.dump.DumpForecast;
import dev.stranded.wire.ProofRun;

/** The watch, as far as a proof has to do with it. */
public interface Watched {
    /** What is done while no look is taken. */
    interface Act {
        /** Does it. */
        void run() throws ProofFailure;
    }

    /**
     * Looks, does something while nobody looks, and looks again, at once and after a moment: who was released just
     * before must have gone on by then.
     *
     * @return what was so before and after it
     */
    Surroundings between(Act act) throws ProofFailure, InterruptedException;

    /** What a heap dump would cost now. */
    DumpForecast forecast();

    /** Takes what a heap dump said into the next look, and takes that. */
    void take(HeapVerdicts verdicts);

    /** Hands on how far a proof is. */
    void tell(ProofRun run);
}
