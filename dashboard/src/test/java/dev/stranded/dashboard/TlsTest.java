package dev.stranded.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stranded.dashboard.store.StoreSettings;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlsTest {
    private static final String PASSWORD = "a password";

    @TempDir
    private Path folder;

    private Path keyStore;

    @BeforeEach
    void makeKey() throws Exception {
        keyStore = folder.resolve("key.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        keyStore.toString(),
                        "-storepass",
                        PASSWORD,
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
    }

    @Test
    void the_dashboard_speaks_https_and_no_http_at_the_same_port() throws Exception {
        Path password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        Entrance entrance = new Entrance(folder.resolve("tokens"), List.of(), Tls.of(keyStore, password, null));
        try (RunningDashboard dashboard = RunningDashboard.with(
                new Settings("127.0.0.1", 0, folder, StoreSettings.in(folder), entrance, null), new SetClock())) {
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

    private HttpClient client() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore)) {
            trusted.load(in, PASSWORD.toCharArray());
        }
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("dashboard", trusted.getCertificate("dashboard"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(certificates);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(tls).build();
    }
}
