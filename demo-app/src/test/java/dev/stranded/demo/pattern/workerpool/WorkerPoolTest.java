package dev.stranded.demo.pattern.workerpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.stranded.demo.pattern.RecordedThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class WorkerPoolTest {
    private static final int WORKERS = 3;

    private final RecordedThreads threads = new RecordedThreads();

    @Test
    void every_job_is_done_before_close_returns() throws Exception {
        List<Future<Integer>> doubles = new ArrayList<>();
        try (WorkerPool<Integer, Integer> pool = new WorkerPool<>(WORKERS, number -> 2 * number, threads)) {
            for (int number = 0; number < 100; number++) {
                doubles.add(pool.submit(number));
            }
        }
        for (int number = 0; number < 100; number++) {
            assertThat(doubles.get(number).isDone()).isTrue();
            assertThat(doubles.get(number).get()).isEqualTo(2 * number);
        }
        threads.assertAllEnded(WORKERS);
    }

    @Test
    void one_worker_takes_jobs_in_the_order_in_which_they_came() throws Exception {
        List<Integer> seen = new ArrayList<>();
        List<Future<Boolean>> results = new ArrayList<>();
        try (WorkerPool<Integer, Boolean> pool = new WorkerPool<>(1, seen::add, threads)) {
            for (int number = 0; number < 50; number++) {
                results.add(pool.submit(number));
            }
        }
        assertThat(results).hasSize(50).allMatch(Future::isDone);
        assertThat(seen).hasSize(50).isSorted();
        threads.assertAllEnded(1);
    }

    @Test
    void a_job_that_fails_takes_no_worker_with_it() throws Exception {
        List<Future<Integer>> results = new ArrayList<>();
        try (WorkerPool<Integer, Integer> pool = new WorkerPool<>(WORKERS, number -> 100 / number, threads)) {
            for (int number = 0; number < 10; number++) {
                results.add(pool.submit(0));
            }
            results.add(pool.submit(50));
        }
        assertThat(results.get(10).get()).isEqualTo(2);
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(results.get(0)::get)
                .withCauseInstanceOf(ArithmeticException.class);
        threads.assertAllEnded(WORKERS);
    }

    @Test
    void cancelling_ends_what_runs_and_drops_what_waits() throws Exception {
        CountDownLatch running = new CountDownLatch(WORKERS);
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger done = new AtomicInteger();
        List<Future<Integer>> results = new ArrayList<>();
        WorkerPool.Work<Integer, Integer> work = number -> {
            running.countDown();
            never.await();
            return done.incrementAndGet();
        };
        try (WorkerPool<Integer, Integer> pool = new WorkerPool<>(WORKERS, work, threads)) {
            for (int number = 0; number < 2 * WORKERS; number++) {
                results.add(pool.submit(number));
            }
            running.await();
            pool.cancel();
        }
        assertThat(results).allMatch(Future::isCancelled);
        assertThat(done).hasValue(0);
        threads.assertAllEnded(WORKERS);
    }

    @Test
    void an_interrupt_while_it_closes_cancels_it() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        List<Future<Boolean>> results = new ArrayList<>();
        WorkerPool.Work<Integer, Boolean> work = number -> {
            never.await();
            return true;
        };
        try (WorkerPool<Integer, Boolean> pool = new WorkerPool<>(WORKERS, work, threads)) {
            results.add(pool.submit(1));
            Thread.currentThread().interrupt();
        }
        assertThat(Thread.interrupted()).isTrue();
        assertThat(results).allMatch(Future::isCancelled);
        threads.assertAllEnded(WORKERS);
    }

    @Test
    void a_closed_pool_takes_no_more() {
        WorkerPool<Integer, Integer> pool = new WorkerPool<>(WORKERS, number -> number, threads);
        pool.close();
        assertThatIllegalStateException().isThrownBy(() -> pool.submit(1));
        threads.assertAllEnded(WORKERS);
    }
}
