package dev.stranded.servers;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.protocol.ProtocolVersion;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Lettuce, a client of Redis, before a server that knows the few commands it needs. */
public final class LettuceClient implements Server {
    private final TinyRedis redis = TinyRedis.start();
    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;

    private LettuceClient() throws IOException {
        client = RedisClient.create(RedisURI.create("127.0.0.1", redis.port()));
        client.setOptions(
                ClientOptions.builder().protocolVersion(ProtocolVersion.RESP2).build());
        connection = client.connect();
    }

    public static void main(String[] arguments) throws Exception {
        Life.live(arguments, virtual -> new LettuceClient());
    }

    @Override
    public void ask() throws Exception {
        Browsers.expectHello(connection.sync().get("greeting"));
        Browsers.expectHello(connection.async().get("greeting").get(10, TimeUnit.SECONDS));
        Browsers.expectHello(connection.reactive().get("greeting").block());
    }

    @Override
    public void stop() throws Exception {
        connection.close();
        client.shutdown();
        redis.stop();
    }
}
