package dev.stranded.servers;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.io.Serializable;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** Hazelcast, a cluster of one. */
public final class HazelcastMember implements Server {
    private final HazelcastInstance hazelcast;
    private final IMap<Integer, String> map;
    private final AtomicInteger next = new AtomicInteger();

    private HazelcastMember() {
        Config config = new Config();
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.logging.type", "none");
        config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        hazelcast = Hazelcast.newHazelcastInstance(config);
        map = hazelcast.getMap("greetings");
    }

    public static void main(String[] arguments) throws Exception {
        Life.live(arguments, virtual -> new HazelcastMember());
    }

    @Override
    public void ask() throws Exception {
        int key = next.incrementAndGet() % 1_000;
        map.put(key, "hello");
        Browsers.expectHello(map.getAsync(key).toCompletableFuture().join());
        Browsers.expectHello(
                hazelcast.getExecutorService("work").submit(new Greeting()).get());
    }

    @Override
    public void stop() {
        hazelcast.shutdown();
    }

    private static final class Greeting implements Callable<String>, Serializable {
        private static final long serialVersionUID = 1;

        @Override
        public String call() {
            return "hello";
        }
    }
}
