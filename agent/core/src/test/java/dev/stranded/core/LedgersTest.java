package dev.stranded.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.bootstrap.EndHooks;
import dev.stranded.bootstrap.Failure;
import dev.stranded.bootstrap.Failures;
import dev.stranded.bootstrap.Faults;
import dev.stranded.bootstrap.Residence;
import dev.stranded.bootstrap.StageHooks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What hooks note holds, wherever a stack was full in the middle of it. */
final class LedgersTest {
    private static final int DESCENTS = 40;
    private static final long STACK_BYTES = 256 * 1024;

    @AfterEach
    void forget() {
        Residence.leave();
        Faults.switchOn();
    }

    @Test
    void who_asks_for_a_failure_is_seen_though_stacks_overflowed_while_others_were_noted() throws Exception {
        note(new FutureTask<>(() -> null)); // Classes whose initialization a full stack breaks off are lost for ever.
        for (int descent = 0; descent < DESCENTS; descent++) {
            Deep deep = new Deep(descent);
            Thread thread = new Thread(null, deep, "deep", STACK_BYTES);
            thread.start();
            thread.join();
            assertThat(deep.overflown).isTrue();
            Failures.removeIf(failure -> true);
        }
        assertThat(Failures.size()).isZero();
        FutureTask<Object> future = new FutureTask<>(() -> null);
        note(future);
        EndHooks.failureSeen(future);
        List<Failure> left = new ArrayList<>();
        Failures.removeIf(failure -> {
            left.add(failure);
            return false;
        });
        assertThat(left).singleElement().matches(Failure::wasSeen);
    }

    @Test
    void no_failure_is_followed_after_a_future_that_was_given_up_found_no_room() {
        List<CompletableFuture<Object>> futures = new ArrayList<>();
        while (Failures.dropped() == 0) {
            CompletableFuture<Object> future = new CompletableFuture<>();
            StageHooks.futureGivenUp(future);
            futures.add(future);
        }
        assertThat(futures).doesNotHaveDuplicates();
        futures.clear();
        while (Failures.size() > 0) {
            System.gc();
            Failures.removeIf(failure -> true);
        }
        StageHooks.failureMade(new IllegalStateException("on purpose"));
        assertThat(Failures.size()).isZero();
    }

    private static void note(FutureTask<Object> future) {
        EndHooks.taskFailed(future, new IllegalStateException("on purpose"));
    }

    /** Notes failures on the way down to the end of the stack, which every number reaches elsewhere. */
    private static final class Deep implements Runnable {
        private final int number;
        private boolean overflown;

        Deep(int number) {
            this.number = number;
        }

        @Override
        public void run() {
            try {
                descend(number);
            } catch (StackOverflowError e) {
                overflown = true;
            }
        }

        private int descend(int depth) {
            if (depth % 7 == 0) {
                note(new FutureTask<>(() -> null));
            }
            return depth == Integer.MAX_VALUE ? 0 : descend(depth + 1) + 1;
        }
    }
}
