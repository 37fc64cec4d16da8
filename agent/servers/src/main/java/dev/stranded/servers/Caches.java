package dev.stranded.servers;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Caffeine with expiry and refreshing, and Guava's cache. */
public final class Caches implements Server {
    private final LoadingCache<Integer, String> caffeine = Caffeine.newBuilder()
            .maximumSize(100)
            .expireAfterWrite(Duration.ofSeconds(3))
            .refreshAfterWrite(Duration.ofSeconds(1))
            .scheduler(Scheduler.systemScheduler())
            .build(key -> "hello");
    private final com.google.common.cache.LoadingCache<Integer, String> guava = CacheBuilder.newBuilder()
            .maximumSize(100)
            .expireAfterWrite(Duration.ofSeconds(3))
            .build(CacheLoader.from(key -> "hello"));

    private final AtomicInteger next = new AtomicInteger();

    private Caches() {
        ask();
    }

    public static void main(String[] arguments) throws Exception {
        Life.live(arguments, virtual -> new Caches());
    }

    @Override
    public void ask() {
        for (int i = 0; i < 50; i++) {
            int key = next.addAndGet(7) % 200;
            Browsers.expectHello(caffeine.get(key));
            Browsers.expectHello(guava.getUnchecked(key));
        }
    }

    @Override
    public void stop() {
        caffeine.invalidateAll();
        guava.invalidateAll();
    }
}
