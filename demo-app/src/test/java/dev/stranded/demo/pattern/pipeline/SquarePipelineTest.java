package dev.stranded.demo.pattern.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stranded.demo.pattern.RecordedThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class SquarePipelineTest {
    private static final int STAGES = 3;
    private static final int LARGEST = 46_340;

    private final RecordedThreads threads = new RecordedThreads();
    private final List<Integer> printed = new ArrayList<>();

    @Test
    void all_squares_are_printed_in_order() throws Exception {
        SquarePipeline.run(1, 300, printed::add, threads);
        assertThat(printed)
                .isEqualTo(IntStream.rangeClosed(1, 300)
                        .map(number -> number * number)
                        .boxed()
                        .toList());
        threads.assertAllEnded(STAGES);
    }

    @Test
    void a_stage_that_dies_ends_the_others_and_is_told() {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> SquarePipeline.run(LARGEST - 9, Integer.MAX_VALUE, printed::add, threads))
                .withCauseInstanceOf(ArithmeticException.class);
        assertThat(printed).hasSizeLessThanOrEqualTo(10);
        threads.assertAllEnded(STAGES);
    }

    @Test
    void a_printer_that_dies_ends_the_others_and_is_told() {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> SquarePipeline.run(1, LARGEST, SquarePipelineTest::outOfPaper, threads))
                .havingCause()
                .withMessage("out of paper");
        threads.assertAllEnded(STAGES);
    }

    @Test
    void an_interrupt_of_the_caller_ends_all_stages() {
        Thread caller = Thread.currentThread();
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> SquarePipeline.run(1, LARGEST, square -> caller.interrupt(), threads));
        threads.assertAllEnded(STAGES);
    }

    private static void outOfPaper(int square) {
        throw new IllegalStateException("out of paper");
    }
}
