package dev.stranded.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.testbed.ChildJvm;
import dev.stranded.testbed.ChildProgram;
import dev.stranded.testbed.Jdk;
import dev.stranded.testbed.Jdks;
import dev.stranded.testbed.programs.OwnDefaults;
import dev.stranded.wire.Goodbye;
import dev.stranded.wire.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an application sets for all connections of its JVM is not for the agent's, and does not break them. */
final class OwnDefaultsIT {
    private static final String PASSWORD = "changeit";

    @TempDir
    private Path folder;

    static List<Jdk> everyJdk() {
        return Jdks.all();
    }

    static Stream<Arguments> everySchemeEverywhere() {
        return Jdks.all().stream().flatMap(jdk -> Stream.of("http", "https").map(scheme -> Arguments.of(scheme, jdk)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everySchemeEverywhere")
    void none_of_the_applications_own_defaults_is_asked_and_all_is_told(String scheme, Jdk jdk) throws Exception {
        Path keys = keys(jdk, "ip:127.0.0.1");
        try (DashboardStub dashboard =
                        scheme.equals("https") ? DashboardStub.secured(identity(keys)) : DashboardStub.on(0);
                ChildJvm jvm = watched(
                        ChildProgram.of(jdk, OwnDefaults.class, scheme.equals("http") ? "sockets" : ""),
                        keys,
                        scheme + "://127.0.0.1:" + dashboard.port())) {
            jvm.awaitLine("set");
            int before = dashboard.batches().size();
            dashboard.await(message -> dashboard.batches().size() > before + 3, "more batches");
            dashboard.await(Snapshot.class::isInstance, "a snapshot");
            jvm.say("report").awaitLine("done");
            assertThat(jvm.stdout()).containsExactly("set", "done");
            assertThat(jvm.end()).isZero();
            dashboard.await(Goodbye.class::isInstance, "a goodbye");
            assertThat(dashboard.faults()).isEmpty();
            assertThat(jvm.stderr()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("everyJdk")
    void a_dashboard_that_is_not_the_one_that_its_certificate_names_is_told_nothing(Jdk jdk) throws Exception {
        Path keys = keys(jdk, "dns:dashboard.example");
        try (DashboardStub dashboard = DashboardStub.secured(identity(keys));
                ChildJvm jvm = watched(
                        ChildProgram.of(jdk, OwnDefaults.class), keys, "https://127.0.0.1:" + dashboard.port())) {
            assertThat(jvm.awaitError("can't be reached")).contains("127.0.0.1");
            assertThat(jvm.end()).isZero();
            assertThat(dashboard.batches()).isEmpty();
        }
    }

    private static ChildJvm watched(ChildProgram program, Path trusted, String dashboard) {
        return Watched.frugal(program)
                .jvmOptions(
                        "-Djavax.net.ssl.trustStore=" + trusted,
                        "-Djavax.net.ssl.trustStorePassword=" + PASSWORD,
                        "-Dhttp.proxyHost=127.0.0.1",
                        "-Dhttp.proxyPort=1",
                        "-Dhttps.proxyHost=127.0.0.1",
                        "-Dhttps.proxyPort=1",
                        "-Dhttp.nonProxyHosts=")
                .under(AgentJar.path(), "sample=100ms,dashboard=" + dashboard)
                .start();
    }

    /** A key and its certificate for a server of this name. */
    private Path keys(Jdk jdk, String name) throws IOException, InterruptedException {
        Path keys = folder.resolve("keys");
        Files.deleteIfExists(keys);
        Process keytool = new ProcessBuilder(
                        jdk.tool("keytool").toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "dashboard",
                        "-dname",
                        "CN=dashboard",
                        "-ext",
                        "san=" + name,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        keys.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        return keys;
    }

    private static SSLContext identity(Path keys) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
