package dev.stranded.demo.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TaskGroupTest {
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private final RecordedThreads threads = new RecordedThreads();

    @Test
    void joining_waits_for_every_task() throws Exception {
        AtomicInteger done = new AtomicInteger();
        try (TaskGroup group = new TaskGroup(threads)) {
            group.start(done::incrementAndGet);
            group.start(done::incrementAndGet);
            group.join();
            assertThat(done).hasValue(2);
        }
        threads.assertAllEnded(2);
    }

    @Test
    void the_first_that_fails_ends_the_others_and_is_told() {
        try (TaskGroup group = new TaskGroup(threads)) {
            group.start(NEVER::await);
            group.start(() -> {
                throw new IllegalStateException("out of paper");
            });
            group.start(NEVER::await);
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(group::join)
                    .havingCause()
                    .withMessage("out of paper");
        }
        threads.assertAllEnded(3);
    }

    @Test
    void who_leaves_early_leaves_nobody_behind() {
        try (TaskGroup group = new TaskGroup(threads)) {
            group.start(NEVER::await);
        }
        threads.assertAllEnded(1);
    }

    @Test
    void an_interrupt_of_who_waits_ends_all() {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> {
            try (TaskGroup group = new TaskGroup(threads)) {
                group.start(NEVER::await);
                group.join();
            }
        });
        threads.assertAllEnded(1);
    }
}
