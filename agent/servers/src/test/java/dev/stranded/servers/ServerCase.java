package dev.stranded.servers;

import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import java.util.List;
import java.util.stream.Stream;

/**
 * A server's life that is to be watched.
 *
 * @param server the program
 * @param way {@code idle}, {@code load} or {@code tide}
 * @param threads {@code platform} or {@code virtual}: what runs the requests
 * @param jdk on which JDK
 * @param thresholdSeconds from when on the agent takes a wait to be long
 * @param seconds how long it is watched
 */
record ServerCase(Class<?> server, String way, String threads, Jdk jdk, int thresholdSeconds, int seconds) {
    private static final String[] EVERY_WAY = {"idle", "load", "tide"};

    private static final List<Class<?>> WITH_A_CHOICE_OF_THREADS = List.of(
            JavalinServer.class,
            JdkHttpServer.class,
            JettyServer.class,
            SpringBootServer.class,
            TomcatServer.class,
            VertxServer.class);
    private static final List<Class<?>> ON_PLATFORM_THREADS = List.of(
            ActiveMqBroker.class,
            Caches.class,
            CamelRoutes.class,
            GrpcServer.class,
            HazelcastMember.class,
            HttpClients.class,
            KafkaClients.class,
            LettuceClient.class,
            NettyServer.class,
            PooledDatabase.class,
            QuartzScheduler.class,
            Reactive.class,
            UndertowServer.class);

    /** All servers on all JDKs on this machine, and in haste, too. */
    static Stream<ServerCase> all() {
        return Jdks.all().stream().flatMap(ServerCase::allOn).flatMap(one -> Stream.of(one, one.inHaste()));
    }

    /** Three that are very different from each other. */
    static Stream<ServerCase> some() {
        return Jdks.all().stream().flatMap(ServerCase::someOn);
    }

    private static Stream<ServerCase> allOn(Jdk jdk) {
        Stream<ServerCase> platform = Stream.concat(WITH_A_CHOICE_OF_THREADS.stream(), ON_PLATFORM_THREADS.stream())
                .flatMap(server -> on(jdk, "platform", server, EVERY_WAY));
        Stream<ServerCase> virtual = Stream.concat(WITH_A_CHOICE_OF_THREADS.stream(), Stream.of(HelidonServer.class))
                .flatMap(server -> on(jdk, "virtual", server, EVERY_WAY));
        return jdk.hasVirtualThreads() ? Stream.concat(platform, virtual) : platform;
    }

    private static Stream<ServerCase> someOn(Jdk jdk) {
        String threads = jdk.hasVirtualThreads() ? "virtual" : "platform";
        return Stream.of(
                        on(jdk, threads, JettyServer.class, "idle", "load"),
                        on(jdk, threads, SpringBootServer.class, "idle", "load"),
                        on(jdk, "platform", GrpcServer.class, "idle", "load"))
                .flatMap(cases -> cases);
    }

    private static Stream<ServerCase> on(Jdk jdk, String threads, Class<?> server, String... ways) {
        return Stream.of(ways).map(way -> new ServerCase(server, way, threads, jdk, 5, 120));
    }

    private ServerCase inHaste() {
        return new ServerCase(server, way, threads, jdk, 1, 40);
    }

    /** A name for the file that the agent writes. */
    String fileName() {
        return String.join(
                "-",
                server.getSimpleName(),
                way,
                threads,
                String.valueOf(jdk.feature()),
                thresholdSeconds + "s.ndjson");
    }

    @Override
    public String toString() {
        return server.getSimpleName() + ", " + way + ", " + threads + " threads, " + jdk + ", threshold "
                + thresholdSeconds + " s";
    }
}
