package dev.stranded.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.dashboard.access.Role;
import dev.stranded.dashboard.access.TokenFile;
import dev.stranded.dashboard.store.StoreSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A dashboard that others can reach, behind a proxy that speaks HTTPS. */
final class NamesTest {
    private static RunningDashboard dashboard;
    private static String token;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        Path tokens = folder.resolve("tokens");
        token = new TokenFile(tokens).add(Role.OPERATOR, "olga", new SetClock());
        Entrance entrance = new Entrance(tokens, List.of(URI.create("https://stranded.example.com")), null);
        dashboard = RunningDashboard.with(
                new Settings("0.0.0.0", 0, folder, StoreSettings.in(folder), entrance, null), new SetClock());
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stranded.example.com",
                "STRANDED.example.com:443",
                "192.0.2.7:7800",
                "[2001:db8::1]",
                "localhost"
            })
    void its_own_name_and_addresses_are_let_in(String host) {
        assertThat(status("Host: " + host)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "stranded.example.com.evil.example", "0x7f000001.evil", "2130706433", "[::1].x"})
    void other_names_are_refused(String host) {
        assertThat(status("Host: " + host)).isIn(400, 403);
    }

    @Test
    void its_page_behind_the_proxy_is_let_in_and_no_other() {
        assertThat(status("Host: stranded.example.com", "Origin: https://stranded.example.com"))
                .isEqualTo(200);
        assertThat(status("Host: stranded.example.com", "Origin: https://evil.example.com"))
                .isEqualTo(403);
    }

    @Test
    void the_cookie_is_sent_by_https_alone_and_by_no_neighbour() {
        String body = "{\"token\":\"" + token + "\"}";
        String answer = Raw.ask(
                dashboard,
                "POST /api/v1/session HTTP/1.1",
                "Host: stranded.example.com",
                "Origin: https://stranded.example.com",
                "Content-Type: application/json",
                "Content-Length: " + body.length(),
                "Connection: close",
                "",
                body);
        assertThat(Raw.header(answer, "Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("__Host-stranded-login=")
                .contains("Secure", "HttpOnly", "SameSite=Strict", "Path=/")
                .doesNotContain("Domain");
        assertThat(Raw.header(answer, "Strict-Transport-Security")).hasSize(1);
    }

    private static int status(String... headers) {
        List<String> lines = new ArrayList<>(List.of("GET /health HTTP/1.1"));
        lines.addAll(List.of(headers));
        return Raw.status(Raw.ask(dashboard, lines.toArray(String[]::new)));
    }
}
