package dev.stranded.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.kernels.Kernel;
import dev.stranded.testbed.kernels.KernelCase;
import dev.stranded.testbed.kernels.Kernels;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the kernels do what is said of them, which no agent is needed for. */
final class KernelsTest {
    static List<KernelCase> everyKernel() {
        return Kernels.ALL;
    }

    @Test
    void each_is_there_once() {
        assertThat(Kernels.ALL).hasSizeGreaterThanOrEqualTo(40);
        assertThat(Kernels.ALL).extracting(KernelCase::name).doesNotHaveDuplicates();
        assertThat(Kernels.ALL)
                .extracting(kernel -> kernel.project() + kernel.issue())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("everyKernel")
    void where_it_is_fixed_all_its_tasks_end(KernelCase kernel) throws Exception {
        Spawned spawned = run(kernel, true);
        assertThat(await(() -> spawned.alive().findAny().isEmpty()))
                .as("no task is alive, of these: %s", spawned.all)
                .isTrue();
        assertThat(spawned.all).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyKernel")
    void where_it_is_buggy_the_tasks_of_its_marked_lines_stay(KernelCase kernel) throws Exception {
        Spawned spawned = run(kernel, false);
        // A task may run on for a moment from one wait to the one in which it stays.
        assertThat(await(() -> spawned.alive().count() == kernel.left()
                        && spawned.alive().allMatch(Task::isBlocked)))
                .as("%s tasks are blocked, of these: %s", kernel.left(), spawned.all)
                .isTrue();
        for (Task task : spawned.all) {
            assertThat(kernel.spawnLines().stream().anyMatch(task::wasSpawnedAt))
                    .as("%s is spawned at a marked line", task.thread)
                    .isEqualTo(task.thread.isAlive());
        }
        for (Pattern line : kernel.spawnLines()) {
            assertThat(spawned.all).as("a task of %s", line).anyMatch(task -> task.wasSpawnedAt(line));
        }
    }

    private static Spawned run(KernelCase kernel, boolean fixed) throws Exception {
        Spawned spawned = new Spawned();
        Kernel fresh = kernel.kernel().getConstructor().newInstance();
        fresh.run(spawned, fixed);
        return spawned;
    }

    /** Waits until it has come about, or for so long that the test should fail; whether it has. */
    private static boolean await(BooleanSupplier moment) throws InterruptedException {
        Deadline deadline = Deadline.fromNow();
        while (!moment.getAsBoolean()) {
            if (deadline.isOver()) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return true;
    }

    private record Task(Thread thread, List<StackTraceElement> spawn) {
        /** Whether it is blocked without a time-out. */
        boolean isBlocked() {
            return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.BLOCKED;
        }

        boolean wasSpawnedAt(Pattern line) {
            return spawn.stream()
                    .map(StackTraceElement::toString)
                    .map(frame -> frame.substring(frame.lastIndexOf('/') + 1))
                    .anyMatch(frame -> line.matcher(frame).matches());
        }
    }

    /** Daemon threads, and where each was asked for. */
    private static final class Spawned implements ThreadFactory {
        private final Queue<Task> all = new ConcurrentLinkedQueue<>();

        @Override
        public Thread newThread(Runnable body) {
            Thread thread = new Thread(body);
            thread.setDaemon(true);
            all.add(new Task(thread, List.of(new Throwable().getStackTrace())));
            return thread;
        }

        Stream<Task> alive() {
            return all.stream().filter(task -> task.thread.isAlive());
        }
    }
}
