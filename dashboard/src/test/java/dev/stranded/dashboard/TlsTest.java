package dev.stranded.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stranded.dashboard.store.StoreSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class TlsTest {
    private static final String PASSWORD = "a password";

    @TempDir
    private Path folder;

    private Path keyStore;

    @BeforeEach
    void makeKey() throws Exception {
        keyStore = newKey("key.p12", PASSWORD);
    }

    private Path newKey(String name, String password) throws Exception {
        Path file = folder.resolve(name);
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        password,
                        "-alias",
                        "dashboard",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1")
                .inheritIO()
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).isZero();
        return file;
    }

    @Test
    void the_dashboard_speaks_https_and_no_http_at_the_same_port() throws Exception {
        try (RunningDashboard dashboard = start()) {
            assertThat(dashboard.url()).startsWith("https://127.0.0.1:");
            HttpResponse<String> page = client().send(
                            HttpRequest.newBuilder(URI.create(dashboard.url() + "/api/v1/jvms"))
                                    .header("Origin", dashboard.url())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.sslSession().orElseThrow().getProtocol()).isIn("TLSv1.3", "TLSv1.2");
            assertThat(Raw.status(Raw.ask(dashboard, "GET /health HTTP/1.1", "Host: localhost")))
                    .isIn(0, 400);
        }
    }

    @Test
    void a_renewed_key_is_served_without_a_restart_with_its_new_password() throws Exception {
        Certificate old = certificate(keyStore, PASSWORD);
        try (RunningDashboard dashboard = start()) {
            assertThat(served(dashboard)).isEqualTo(old);
            Path renewed = newKey("renewed.p12", "another password");
            Certificate expected = certificate(renewed, "another password");
            Files.move(renewed, keyStore, StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(folder.resolve("password"), "another password");
            awaitServed(dashboard, expected);
        }
    }

    @Test
    void a_key_behind_a_link_that_is_turned_is_served() throws Exception {
        Path renewed = newKey("renewed.p12", PASSWORD);
        Path link = Files.createSymbolicLink(folder.resolve("link.p12"), keyStore);
        keyStore = link;
        try (RunningDashboard dashboard = start()) {
            Path turned = Files.createSymbolicLink(folder.resolve("turned"), renewed);
            Files.move(turned, link, StandardCopyOption.ATOMIC_MOVE);
            awaitServed(dashboard, certificate(renewed, PASSWORD));
        }
    }

    @Test
    void a_key_that_cannot_be_used_or_is_gone_leaves_the_old_one_and_is_said_in_a_line() throws Exception {
        Certificate old = certificate(keyStore, PASSWORD);
        Path renewed = newKey("renewed.p12", PASSWORD);
        PrintStream err = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try (RunningDashboard dashboard = start()) {
            Files.writeString(keyStore, "a letter");
            awaitSaid(log, "the certificate stays the one it was: the dashboard can't open the key store");
            assertThat(served(dashboard)).isEqualTo(old);
            log.reset();
            Files.delete(keyStore);
            awaitSaid(log, "the certificate stays the one it was: the dashboard can't open the key store");
            assertThat(served(dashboard)).isEqualTo(old);
            log.reset();
            Files.move(newKey("other.p12", "unknown"), keyStore);
            awaitSaid(log, "the password is wrong");
            assertThat(served(dashboard)).isEqualTo(old);
            Certificate expected = certificate(renewed, PASSWORD);
            Files.move(renewed, keyStore, StandardCopyOption.REPLACE_EXISTING);
            awaitServed(dashboard, expected);
            assertThat(log.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
        } finally {
            System.setErr(err);
        }
    }

    @Test
    void what_is_wrong_with_the_key_is_said_without_the_password() throws Exception {
        refuses(keyStore, "wrong password", "the password is wrong");
        refuses(folder.resolve("none.p12"), PASSWORD, "can't open the key store");
        refuses(Files.writeString(folder.resolve("text.p12"), "a letter"), PASSWORD, "can't open the key store");
        assertThatThrownBy(() -> Tls.of(keyStore, null, null)).hasMessageContaining("STRANDED_DASHBOARD_TLS_PASSWORD");
        assertThatThrownBy(() -> Tls.of(keyStore, folder.resolve("none"), null))
                .hasMessageContaining("can't read the password file");
    }

    private static void refuses(Path keyStore, String password, String sentence) {
        assertThatThrownBy(() -> Tls.of(keyStore, null, password))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(sentence)
                .hasMessageContaining(";")
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain(password);
    }

    private RunningDashboard start() throws Exception {
        Path password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        Entrance entrance = new Entrance(folder.resolve("tokens"), List.of(), Tls.of(keyStore, password, null));
        return RunningDashboard.with(
                new Settings("127.0.0.1", 0, folder, StoreSettings.in(folder), entrance, null), new SetClock());
    }

    private static void awaitServed(RunningDashboard dashboard, Certificate expected) throws Exception {
        Certificate served = served(dashboard);
        while (!served.equals(expected)) {
            served = served(dashboard);
        }
    }

    private static void awaitSaid(ByteArrayOutputStream log, String part) {
        while (!log.toString(StandardCharsets.UTF_8).contains(part)) {
            Thread.onSpinWait();
        }
    }

    /** What a new connection is shown. */
    private static Certificate served(RunningDashboard dashboard) throws Exception {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, new TrustManager[] {new Trusting()}, null);
        URI url = URI.create(dashboard.url());
        try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(url.getHost(), url.getPort())) {
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    /** Believes everybody. */
    private static final class Trusting extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private static Certificate certificate(Path file, String password) throws Exception {
        return KeyStore.getInstance(file.toFile(), password.toCharArray()).getCertificate("dashboard");
    }

    private HttpClient client() throws Exception {
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("dashboard", certificate(keyStore, PASSWORD));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(certificates);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(tls).build();
    }
}
