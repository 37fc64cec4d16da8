package dev.stranded.core.detect;

import dev.stranded.core.census.NamedStack;
import dev.stranded.core.census.WaitSite;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether tasks that wait at one place, more and more of them, may be workers without work.
 *
 * <p>When work ebbs away, workers fall idle, but they are no more than before. And where workers are started as they
 * are needed, each with a queue of its own, there are more and more of them until there are enough: those stand in a
 * loop, and are not many.
 */
final class Idling {
    /** Where workers are started as they are needed there are fewer of them. */
    private static final int FEWEST_CONSUMERS = 17;

    private final WaitSite place;
    private final Predicate<StackTraceElement> loops;
    private final long thresholdMillis;
    private final Population all;
    private @Nullable Boolean consumes;

    Idling(WaitSite place, Predicate<StackTraceElement> loops, long thresholdMillis) {
        this.place = place;
        this.loops = loops;
        this.thresholdMillis = thresholdMillis;
        this.all = new Population(thresholdMillis);
    }

    /** Takes in how many tasks of the spawn site live. */
    void add(long clockMillis, long living) {
        all.add(clockMillis, living);
    }

    /** Whether it may be no more than that if so many wait, so many more than before. */
    boolean explains(long waiting, long more, long withinMillis) {
        return place.takes()
                && ((waiting < FEWEST_CONSUMERS && consumes())
                        || !all.hasGrownWith(more, withinMillis + thresholdMillis));
    }

    private boolean consumes() {
        Boolean known = consumes;
        if (known == null) {
            NamedStack stack = place.stack();
            known = (stack.library() && !stack.jdkOnly()) || stack.isInLoop(loops);
            consumes = known;
        }
        return known;
    }
}
