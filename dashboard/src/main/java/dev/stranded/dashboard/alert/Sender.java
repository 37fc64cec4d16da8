package dev.stranded.dashboard.alert;

import dev.stranded.dashboard.store.AlertMessage;
import dev.stranded.dashboard.store.AlertRule;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Posts messages. A redirect is an answer like any other and is not followed; of an answer its status is taken and its
 * body is left unread.
 */
final class Sender {
    static final long CONNECT_MILLIS = 5_000;
    static final long LONGEST_MILLIS = 10_000;

    private static final long LONGEST_WAIT_SECONDS = 3_600;
    private static final int REDIRECTED = 300;
    private static final int REFUSED = 400;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofMillis(CONNECT_MILLIS))
            .build();

    /** Sends it once. */
    CompletableFuture<Answer> send(AlertMessage message, AlertRule rule, Instant now) {
        CompletableFuture<HttpResponse<Void>> sent;
        try {
            sent = http.sendAsync(request(message, rule, now), answer -> new Unread());
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
        return sent.orTimeout(LONGEST_MILLIS, TimeUnit.MILLISECONDS).thenApply(Sender::answer);
    }

    private static HttpRequest request(AlertMessage message, AlertRule rule, Instant now) {
        Facts facts = Facts.read(message.facts());
        String body = rule.form() == AlertRule.Form.SLACK ? SlackText.of(facts) : facts.json();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(rule.url()))
                .timeout(Duration.ofMillis(LONGEST_MILLIS))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "Stranded")
                .header("X-Stranded-Delivery", message.id())
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (rule.secret() != null) {
            long seconds = now.getEpochSecond();
            request.header("X-Stranded-Timestamp", Long.toString(seconds));
            request.header("X-Stranded-Signature", Signed.signature(rule.secret(), seconds, body));
        }
        return request.build();
    }

    private static Answer answer(HttpResponse<Void> response) {
        int status = response.statusCode();
        String said =
                status >= REDIRECTED && status < REFUSED ? "it leads elsewhere, which is not followed" : "not taken";
        return new Answer(status, afterSeconds(response), said);
    }

    private static long afterSeconds(HttpResponse<Void> response) {
        String value = response.headers().firstValue("Retry-After").orElse("");
        return value.matches("\\d{1,9}") ? Math.min(LONGEST_WAIT_SECONDS, Long.parseLong(value)) : 0;
    }
}
