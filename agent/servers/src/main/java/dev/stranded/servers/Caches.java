package dev.stranded.servers;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import java.time.Duration;

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

    private int next;

    private Caches() {
        ask();
    }

    public static void main(String[] arguments) throws Exception {
        Life.live(arguments, virtual -> new Caches());
    }

    @Override
    public void ask() {
        for (int i = 0; i < 50; i++) {
            next = (next + 7) % 200;
            Browsers.expectHello(caffeine.get(next));
            Browsers.expectHello(guava.getUnchecked(next));
        }
    }

    @Override
    public void stop() {
        caffeine.invalidateAll();
        guava.invalidateAll();
    }
}
