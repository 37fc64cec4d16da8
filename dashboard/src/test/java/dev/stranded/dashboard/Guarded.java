package dev.stranded.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stranded.dashboard.access.Role;
import dev.stranded.dashboard.access.TokenFailure;
import dev.stranded.dashboard.access.TokenFile;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;

/** A dashboard with a token of each role, and who shows them. */
final class Guarded implements AutoCloseable {
    final String agent;
    final String viewer;
    final String operator;

    private final RunningDashboard dashboard;
    private final TokenFile tokens;
    private final Clock clock;

    Guarded(Path folder, Clock clock) {
        this.clock = clock;
        this.tokens = new TokenFile(folder.resolve("tokens"));
        this.agent = add(Role.AGENT, "payments");
        this.viewer = add(Role.VIEWER, "victor");
        this.operator = add(Role.OPERATOR, "olga");
        this.dashboard = RunningDashboard.in(folder, clock);
    }

    /** With a JVM, j1, that has spoken. */
    static Guarded withJvm(Path folder, Clock clock) {
        Guarded guarded = new Guarded(folder, clock);
        assertThat(guarded.post(Told.lines(Told.hello("j1")), bearer(guarded.agent)))
                .isEqualTo(200);
        return guarded;
    }

    RunningDashboard dashboard() {
        return dashboard;
    }

    String add(Role role, String name) {
        try {
            return tokens.add(role, name, clock);
        } catch (TokenFailure e) {
            throw new AssertionError(e);
        }
    }

    void revoke(String name) {
        try {
            tokens.revoke(name);
        } catch (TokenFailure e) {
            throw new AssertionError(e);
        }
    }

    static String[] bearer(String token) {
        return new String[] {"Authorization", "Bearer " + token};
    }

    /** A request that reads. */
    int get(String path, String... headers) {
        return dashboard.get(path, headers).statusCode();
    }

    /** A request of any method with JSON in it. */
    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(dashboard.at(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return dashboard.send(request.build());
    }

    /** Tries to log in. */
    HttpResponse<String> logIn(String token, String... headers) {
        return send("POST", "/api/v1/session", "{\"token\":\"" + token + "\"}", headers);
    }

    /** Logs in, and gives the header with the cookie. */
    String[] cookie(String token) {
        String set = logIn(token).headers().firstValue("Set-Cookie").orElseThrow();
        return new String[] {"Cookie", set.substring(0, set.indexOf(';'))};
    }

    /** The cookie, and the Origin that a browser names on the dashboard's own page. */
    String[] ownPage(String token) {
        String[] cookie = cookie(token);
        return new String[] {cookie[0], cookie[1], "Origin", dashboard.url()};
    }

    /** Posts a batch. */
    int post(byte[] body, String... headers) {
        return dashboard.post(body, headers).statusCode();
    }

    /** The status that answers these lines, sent as they are. */
    int status(String... lines) {
        return Raw.status(Raw.ask(dashboard, lines));
    }

    /** Its own name, as it stands in a Host header. */
    String authority() {
        return dashboard.url().substring("http://".length());
    }

    void assertNothingAsked() {
        assertThat(dashboard.get("/api/v1/jvms/j1", bearer(viewer)).body()).contains("\"proofs\":[]");
    }

    @Override
    public void close() {
        dashboard.close();
    }
}
