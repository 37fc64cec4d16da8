package dev.stranded.core.prove;

import dev.stranded.core.census.Look;
import dev.stranded.proof.dump.DumpForecast;
import dev.stranded.wire.DumpCost;
import dev.stranded.wire.ProveMode;
import org.jspecify.annotations.Nullable;

/**
 * Which proofs are made: those that somebody asks for and, where the user wants it so, those that are due.
 *
 * <p>Any thread of the agent's may ask for one; the census thread alone begins those that are due.
 */
public final class ProofOrders {
    private final ProveMode mode;
    private final long longestPauseMillis;
    private final Watched watch;
    private final Prover prover;
    private final AutoProof auto;
    private long begun;

    /**
     * Proofs by {@code prover}.
     *
     * @param longestPauseMillis for how long one that nobody has asked for may stop the JVM
     */
    public ProofOrders(ProveMode mode, long longestPauseMillis, Watched watch, Prover prover, AutoProof auto) {
        this.mode = mode;
        this.longestPauseMillis = longestPauseMillis;
        this.watch = watch;
        this.prover = prover;
        this.auto = auto;
    }

    /** Whether a heap dump is made or judged. */
    public boolean isBusy() {
        return prover.isBusy();
    }

    /** Proves because somebody asks for it, or tells why not. */
    public void ask(String id) {
        if (mode == ProveMode.NEVER) {
            prover.refuse(id, "this JVM's agent was started with prove=never");
        } else {
            prover.prove(id);
        }
    }

    /** Proves if that is due after this look. What goes wrong is thrown once, not after each look. */
    public void proveIfDue(Look look) {
        boolean may = mode == ProveMode.AUTO && Prover.isPossible();
        if (!may || !auto.isDue(look) || prover.isBusy()) {
            return;
        }
        try {
            boolean shortStop = watch.forecast().pauseMillis() <= longestPauseMillis;
            if (shortStop && prover.prove("auto-" + ++begun)) {
                auto.begun(look);
            }
        } catch (RuntimeException | Error e) {
            auto.begun(look);
            throw e;
        }
    }

    /** What a heap dump would cost now; null where none is made. */
    public @Nullable DumpCost cost() {
        if (mode == ProveMode.NEVER || !Prover.isPossible()) {
            return null;
        }
        DumpForecast forecast = watch.forecast();
        return new DumpCost(forecast.bytes(), forecast.pauseMillis());
    }
}
