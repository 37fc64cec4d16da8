package dev.stranded.core.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stranded.core.census.LoopReader.Polling;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ClassFileLoopsTest {
    private static final int DIGITS = 1_000;

    private final ClassFileLoops loops = new ClassFileLoops();

    @Test
    void a_loop_that_polls_is_told_with_the_line_that_does() {
        StackTraceElement frame = inside(ClassFileLoopsTest::pollInLoop);
        Polling polling = Objects.requireNonNull(loops.read(frame));
        assertThat(polling.types()).containsExactly(Queue.class);
        assertThat(polling.operation()).isEqualTo("poll");
        assertThat(polling.line()).isEqualTo(frame.getLineNumber());
        assertThat(polling.through()).isEmpty();
    }

    @Test
    void a_method_that_does_the_polling_for_the_loop_is_told() {
        Polling polling = Objects.requireNonNull(loops.read(inside(ClassFileLoopsTest::askInLoop)));
        assertThat(polling.types()).containsExactly(Queue.class);
        assertThat(polling.through()).containsExactly(ClassFileLoopsTest.class.getName() + ".ask");
    }

    @Test
    void a_poll_outside_of_a_loop_is_none() {
        assertThat(loops.read(inside(ClassFileLoopsTest::pollOnce))).isNull();
    }

    @Test
    void a_loop_with_work_of_its_own_inside_is_none() {
        assertThat(loops.read(inside(ClassFileLoopsTest::countAndPoll))).isNull();
    }

    @Test
    void classes_of_other_loaders_are_not_read() {
        StackTraceElement frame = inside(ClassFileLoopsTest::pollInLoop);
        assertThat(loops.read(new StackTraceElement(
                        "another",
                        null,
                        null,
                        frame.getClassName(),
                        frame.getMethodName(),
                        frame.getFileName(),
                        frame.getLineNumber())))
                .isNull();
    }

    private static void pollInLoop(Queue<String> queue) {
        @Nullable String element = null;
        while (element == null) {
            element = queue.poll();
        }
    }

    private static void askInLoop(Queue<String> queue) {
        @Nullable String element = null;
        while (element == null) {
            element = ask(queue);
        }
    }

    private static @Nullable String ask(Queue<String> queue) {
        return queue.poll();
    }

    private static void pollOnce(Queue<String> queue) {
        assertThat(queue.poll()).isNull();
    }

    private static void countAndPoll(Queue<String> queue) {
        long digits = 0;
        while (queue.peek() == null) {
            for (int i = 0; i < DIGITS; i++) {
                digits = digits * 31 + i;
            }
            assertThat(queue.poll()).as("after %d", digits).isNull();
        }
    }

    /** The frame of the method that gets the queue, as it is where it polls. */
    private static StackTraceElement inside(Consumer<Queue<String>> consumer) {
        IllegalStateException polled =
                catchThrowableOfType(IllegalStateException.class, () -> consumer.accept(new Broken()));
        for (StackTraceElement frame : polled.getStackTrace()) {
            boolean ofThis = frame.getClassName().equals(ClassFileLoopsTest.class.getName());
            if (ofThis && !frame.getMethodName().equals("ask")) {
                return frame;
            }
        }
        throw new AssertionError("the consumer did not poll", polled);
    }

    private static final class Broken extends ArrayDeque<String> {
        private static final long serialVersionUID = 1L;

        @Override
        public String poll() {
            throw new IllegalStateException("polled");
        }
    }
}
