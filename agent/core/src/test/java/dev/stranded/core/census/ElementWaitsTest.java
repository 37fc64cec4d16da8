package dev.stranded.core.census;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.wire.QueueFlow;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ElementWaitsTest {
    private static final int LOOK = 1_000;
    private static final int CAPACITY = 64;
    private static final int DEEP = 1_000;

    static Stream<BlockingQueue<Object>> everyQueue() {
        return Stream.concat(everyQueueInOrder(), Stream.of(new LinkedBlockingDeque<>()));
    }

    static Stream<BlockingQueue<Object>> everyQueueInOrder() {
        return Stream.of(new ArrayBlockingQueue<>(CAPACITY), new LinkedBlockingQueue<>(), new LinkedTransferQueue<>());
    }

    @ParameterizedTest
    @MethodSource("everyQueue")
    void the_oldest_has_waited_since_it_was_seen(BlockingQueue<Object> queue) {
        Looks looks = new Looks(queue);
        assertThat(looks.next()).isNull();
        queue.add(new Object());
        assertThat(oldest(looks.next())).isZero();
        queue.add(new Object());
        looks.next();
        assertThat(oldest(looks.next())).isEqualTo(2 * LOOK);
        queue.remove();
        assertThat(oldest(looks.next())).isEqualTo(2 * LOOK);
        queue.remove();
        assertThat(looks.next()).isNull();
    }

    @ParameterizedTest
    @MethodSource("everyQueueInOrder")
    void what_is_put_and_taken_while_the_oldest_waits_is_told_by_the_second(BlockingQueue<Object> queue) {
        Looks looks = new Looks(queue);
        looks.next();
        for (int second = 0; second < 100; second++) {
            put(queue, 10);
            if (second >= 5) {
                take(queue, 10);
            }
            QueueFlow flow = looks.next();
            if (second >= 10) {
                assertThat(oldest(flow)).isEqualTo(4 * LOOK);
                assertThat(puts(flow)).isCloseTo(10, Percentage.withPercentage(15));
                assertThat(takes(flow)).isCloseTo(10, Percentage.withPercentage(15));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyQueueInOrder")
    void what_nobody_takes_has_a_rate_of_nothing(BlockingQueue<Object> queue) {
        Looks looks = new Looks(queue);
        for (int second = 0; second < 12; second++) {
            put(queue, 5);
            QueueFlow flow = looks.next();
            if (second >= 1) {
                assertThat(puts(flow)).isEqualTo(5);
                assertThat(takes(flow)).isZero();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyQueue")
    void of_what_is_gone_by_the_next_look_nothing_is_said(BlockingQueue<Object> queue) {
        Looks looks = new Looks(queue);
        for (int second = 0; second < 20; second++) {
            take(queue, queue.size());
            put(queue, 1 + second);
            QueueFlow flow = looks.next();
            assertThat(oldest(flow)).isZero();
            assertThat(flow == null ? null : flow.putsPerSecond()).isNull();
        }
    }

    @Test
    void the_same_element_again_is_another_one_where_each_has_its_node() {
        BlockingQueue<Object> queue = new LinkedBlockingQueue<>();
        Looks looks = new Looks(queue);
        for (int second = 0; second < 20; second++) {
            queue.add(true);
            assertThat(oldest(looks.next())).isLessThanOrEqualTo(LOOK);
            take(queue, queue.size() - 1);
        }
        looks.next();
        assertThat(oldest(looks.next())).isEqualTo(2 * LOOK);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 8})
    void an_array_that_is_given_a_constant_is_not_judged(int turned) {
        for (Object constant : new Object[] {true, 7, 'x', Thread.State.NEW}) {
            BlockingQueue<Object> queue = new ArrayBlockingQueue<>(8);
            Looks looks = new Looks(queue);
            queue.add(constant);
            for (int second = 0; second < 20; second++) {
                for (int i = 0; i < turned; i++) {
                    queue.remove();
                    queue.add(constant);
                }
                assertThat(looks.next()).isNull();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 7})
    void an_array_whose_elements_come_back_is_not_judged_for_long(int turned) {
        BlockingQueue<Object> queue = new ArrayBlockingQueue<>(8);
        Looks looks = new Looks(queue);
        put(queue, 4);
        long longest = 0;
        for (int second = 0; second < 100; second++) {
            for (int i = 0; i < turned; i++) {
                queue.add(queue.remove());
            }
            longest = Math.max(longest, oldest(looks.next()));
        }
        assertThat(longest).isLessThanOrEqualTo(turned == 1 ? 3 * LOOK : LOOK);
        assertThat(looks.next()).isNull();
    }

    @Test
    void one_text_put_again_and_again_into_an_array_is_not_judged() {
        BlockingQueue<Object> queue = new ArrayBlockingQueue<>(CAPACITY);
        Looks looks = new Looks(queue);
        for (int second = 0; second < 20; second++) {
            queue.add("order");
            queue.add("order");
            assertThat(looks.next()).isNull();
            queue.remove();
        }
    }

    @Test
    void an_array_of_one_place_is_not_judged() {
        BlockingQueue<Object> queue = new ArrayBlockingQueue<>(1);
        Looks looks = new Looks(queue);
        put(queue, 1);
        looks.next();
        assertThat(looks.next()).isNull();
    }

    @Test
    void a_stack_tells_how_long_its_lowest_has_been_there_and_no_rates() {
        LinkedBlockingDeque<Object> stack = new LinkedBlockingDeque<>();
        Looks looks = new Looks(stack);
        stack.push(new Object());
        looks.next();
        for (int second = 0; second < 10; second++) {
            stack.push(new Object());
            looks.next();
            stack.pop();
        }
        QueueFlow flow = looks.next();
        assertThat(oldest(flow)).isEqualTo(11 * LOOK);
        assertThat(flow == null ? null : flow.putsPerSecond()).isNull();
    }

    @ParameterizedTest
    @MethodSource("everyQueueInOrder")
    void what_is_removed_from_within_makes_no_wait_longer_than_it_is(BlockingQueue<Object> queue) {
        Looks looks = new Looks(queue);
        Object first = new Object();
        Object second = new Object();
        queue.add(first);
        looks.next();
        queue.add(second);
        looks.next();
        queue.add(new Object());
        looks.next();
        queue.remove(second);
        assertThat(oldest(looks.next())).isLessThanOrEqualTo(3 * LOOK);
        queue.remove(first);
        assertThat(oldest(looks.next())).isLessThanOrEqualTo(2 * LOOK);
    }

    @Test
    void few_marks_tell_a_long_line_well_enough() {
        BlockingQueue<Object> queue = new LinkedBlockingQueue<>();
        ArrayDeque<Long> put = new ArrayDeque<>();
        Looks looks = new Looks(queue);
        for (int second = 0; second < 5_000; second++) {
            queue.add(new Object());
            put.add(looks.nextMillis());
            looks.next();
        }
        while (put.size() > 2) {
            queue.remove();
            put.remove();
            long waits = looks.nextMillis() - put.getFirst();
            assertThat(looks.waits.marks()).isLessThanOrEqualTo(ElementWaits.MOST);
            assertThat(oldest(looks.next())).isBetween(waits - 5_000L * LOOK / 16, waits);
        }
    }

    @Test
    void queues_of_another_order_have_no_ends() {
        assertThat(QueueEnds.of(PriorityBlockingQueue.class)).isNull();
    }

    /** The queue is used all the while, and the looks are as quick as can be. */
    @ParameterizedTest
    @MethodSource("everyQueue")
    void no_wait_is_told_longer_than_it_is_while_elements_come_and_go(BlockingQueue<Object> queue) throws Exception {
        Semaphore room = new Semaphore(DEEP);
        Thread puts = new Thread(() -> untilInterrupted(() -> {
            room.acquire();
            queue.put(new Stamped(micros()));
        }));
        Thread takes = new Thread(() -> untilInterrupted(() -> {
            queue.take();
            room.release();
        }));
        Looks looks = new Looks(queue);
        puts.start();
        takes.start();
        try {
            for (int look = 0; look < 20_000; look++) {
                long earliest = queue.peek() instanceof Stamped head ? head.micros() : 0;
                long oldest = oldest(looks.at(earliest == 0 ? 0 : DEEP, ElementWaitsTest::micros));
                assertThat(oldest).isLessThanOrEqualTo(micros() - earliest);
            }
        } finally {
            puts.interrupt();
            takes.interrupt();
            puts.join();
            takes.join();
        }
    }

    private static long micros() {
        return System.nanoTime() / 1_000;
    }

    private static void untilInterrupted(Step step) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                step.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void put(Queue<Object> queue, int count) {
        for (int i = 0; i < count; i++) {
            queue.add(new Object());
        }
    }

    private static void take(Queue<Object> queue, int count) {
        for (int i = 0; i < count; i++) {
            queue.remove();
        }
    }

    private static long oldest(@Nullable QueueFlow flow) {
        return flow == null ? 0 : flow.oldestMillis();
    }

    private static double puts(@Nullable QueueFlow flow) {
        return flow == null || flow.putsPerSecond() == null ? -1 : flow.putsPerSecond();
    }

    private static double takes(@Nullable QueueFlow flow) {
        return flow == null || flow.takesPerSecond() == null ? -1 : flow.takesPerSecond();
    }

    /** Looks at one queue, a second apart. */
    private static final class Looks {
        private final BlockingQueue<Object> queue;
        private final ElementWaits waits;
        private long now;

        Looks(BlockingQueue<Object> queue) {
            this.queue = queue;
            QueueEnds ends = QueueEnds.of(queue.getClass());
            if (ends == null) {
                throw new AssertionError("no ends of " + queue.getClass());
            }
            this.waits = new ElementWaits(ends);
        }

        long nextMillis() {
            return now + LOOK;
        }

        @Nullable
        QueueFlow next() {
            now += LOOK;
            return at(queue.size(), () -> now);
        }

        @Nullable
        QueueFlow at(long depth, LongSupplier clock) {
            waits.look(queue, depth, clock);
            return waits.flow();
        }
    }

    private record Stamped(long micros) {}

    private interface Step {
        void run() throws InterruptedException;
    }
}
