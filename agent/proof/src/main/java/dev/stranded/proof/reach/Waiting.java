package dev.stranded.proof.reach;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a task waits without a time-out, and what could release it. */
sealed interface Waiting {
    /**
     * It goes on by itself, or may do so for all that can be known.
     *
     * @param why in words that continue "alive because"
     * @param waits whether it is blocked without a time-out all the same
     */
    record Alive(String why, boolean waits) implements Waiting {
        /** It is blocked, and that ends for all that can be known. */
        Alive(String why) {
            this(why, true);
        }
    }

    /**
     * It waits until something that lives reaches one of these objects, and its owner, if there is one, lives.
     *
     * @param objects what releases it by being reached; none if the owner's life is enough
     * @param owner the thread that must live, -1 if that does not matter
     * @param blocker what it waits on; -1 if unknown
     * @param interruptible whether an interrupt ends the wait
     * @param doubt why it can't be proven all the same
     */
    record Blocked(
            List<Integer> objects,
            int owner,
            int blocker,
            boolean interruptible,
            @Nullable String doubt) implements Waiting {}
}
