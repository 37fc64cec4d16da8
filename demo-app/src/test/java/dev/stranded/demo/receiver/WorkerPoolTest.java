package dev.stranded.demo.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class WorkerPoolTest {
    @Test
    void what_is_queued_is_done_before_the_pool_ends() throws InterruptedException {
        Set<String> done = ConcurrentHashMap.newKeySet();
        try (WorkerPool pool = WorkerPool.start(4, 100, webhook -> done.add(webhook.id()))) {
            for (int i = 0; i < 100; i++) {
                assertThat(pool.offer(webhook(i))).isTrue();
            }
        }
        assertThat(done).hasSize(100);
    }

    @Test
    void whoever_finds_no_room_is_turned_away() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (WorkerPool pool = WorkerPool.start(1, 1, webhook -> {
            busy.countDown();
            await(release);
        })) {
            pool.offer(webhook(1));
            busy.await();
            assertThat(pool.offer(webhook(2))).isTrue();
            assertThat(pool.offer(webhook(3))).isFalse();
            release.countDown();
        }
    }

    private static Webhook webhook(int number) {
        return new Webhook(String.valueOf(number), "orders/create", new byte[0]);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
