package dev.stranded.demo.pattern.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stranded.demo.pattern.RecordedThreads;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class FanOutTest {
    private static final int AT_ONCE = 4;
    private static final int SPREAD_AND_GATHER = 2;
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private final RecordedThreads threads = new RecordedThreads();

    @Test
    void all_results_come_in_the_order_of_the_inputs() throws Exception {
        List<Integer> numbers = IntStream.range(0, 500).boxed().toList();
        List<Integer> doubles = new FanOut<Integer, Integer>(number -> 2 * number, threads).all(numbers, AT_ONCE);
        assertThat(doubles).isEqualTo(numbers.stream().map(number -> 2 * number).toList());
        threads.assertAllEnded(AT_ONCE + SPREAD_AND_GATHER);
    }

    @Test
    void nothing_in_gives_nothing_out() throws Exception {
        assertThat(new FanOut<Integer, Integer>(number -> number, threads).all(List.of(), AT_ONCE))
                .isEmpty();
        threads.assertAllEnded(AT_ONCE + SPREAD_AND_GATHER);
    }

    @Test
    void one_failure_ends_all_and_is_told() {
        List<Integer> numbers = IntStream.range(0, 500).boxed().toList();
        FanOut<Integer, Integer> division = new FanOut<>(number -> 100 / (number - 20), threads);
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> division.all(numbers, AT_ONCE))
                .withCauseInstanceOf(ArithmeticException.class);
        threads.assertAllEnded(AT_ONCE + SPREAD_AND_GATHER);
    }

    @Test
    void an_interrupt_of_the_caller_ends_all() {
        FanOut<Integer, Integer> endless = new FanOut<>(FanOutTest::never, threads);
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> endless.all(List.of(1, 2), AT_ONCE));
        threads.assertAllEnded(AT_ONCE + SPREAD_AND_GATHER);
    }

    @Test
    void the_first_result_ends_the_slower_ones() throws Exception {
        FanOut<Integer, Integer> race = new FanOut<>(number -> number == 2 ? number : never(number), threads);
        assertThat(race.first(List.of(1, 2, 3))).isEqualTo(2);
        threads.assertAllEnded(3);
    }

    @Test
    void one_that_fails_does_not_spoil_the_race() throws Exception {
        FanOut<Integer, Integer> race = new FanOut<>(number -> 100 / number, threads);
        assertThat(race.first(List.of(0, 50, 0))).isEqualTo(2);
        threads.assertAllEnded(3);
    }

    @Test
    void a_race_that_nobody_wins_ends_with_a_failure() {
        FanOut<Integer, Integer> race = new FanOut<>(number -> 100 / number, threads);
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> race.first(List.of(0, 0)))
                .withCauseInstanceOf(ArithmeticException.class);
        threads.assertAllEnded(2);
    }

    private static int never(int number) throws InterruptedException {
        NEVER.await();
        return number;
    }
}
