package dev.stranded.demo.receiver;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Parses a webhook, enriches it, posts it to the external API, and tries again until the API has it. */
final class Forwarder {
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final ApiAnswer NONE = new ApiAnswer(false, 0);

    private final ObjectMapper mapper = new ObjectMapper();
    private final Catalogue catalogue = new Catalogue();
    private final ApiClient api;
    private final Pace pace;

    private Forwarder(ApiClient api, Pace pace) {
        this.api = api;
        this.pace = pace;
    }

    /** Posts to the API that the environment names, at this pace. */
    static Forwarder toTheApi(Pace pace) {
        return new Forwarder(new ApiClient(System.getenv("API_URL")), pace);
    }

    void forward(Webhook webhook) {
        try {
            ObjectNode event = (ObjectNode) mapper.readTree(webhook.body());
            event.put("webhook_id", webhook.id()).put("topic", webhook.topic());
            catalogue.enrich(event);
            int attempt = 1;
            pace.await();
            for (ApiAnswer answer = post(webhook.id(), event.put("attempt", attempt));
                    !answer.taken();
                    answer = post(webhook.id(), event.put("attempt", attempt))) {
                Thread.sleep(pauseMillis(answer, attempt++));
                pace.await();
            }
        } catch (IOException e) {
            System.err.println("webhook " + webhook.id() + " is no JSON: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ApiAnswer post(String id, ObjectNode event) throws IOException {
        byte[] json = mapper.writeValueAsBytes(event);
        try {
            return api.post(id, json);
        } catch (IOException e) {
            return NONE;
        }
    }

    private static long pauseMillis(ApiAnswer answer, int attempt) {
        long pause = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(attempt, 10));
        long jitter = ThreadLocalRandom.current().nextLong(pause / 2, pause);
        return TimeUnit.SECONDS.toMillis(answer.retryAfterSeconds()) + jitter;
    }
}
