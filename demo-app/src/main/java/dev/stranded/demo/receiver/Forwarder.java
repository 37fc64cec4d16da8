package dev.stranded.demo.receiver;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;

/** Hands a webhook on to the external API and tries again until the API has it. */
final class Forwarder {
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final ObjectMapper mapper = new ObjectMapper();
    private final ApiClient api;

    Forwarder(ApiClient api) {
        this.api = api;
    }

    static Forwarder toTheApi() {
        return new Forwarder(new ApiClient(System.getenv("API_URL")));
    }

    void forward(Webhook webhook) {
        try {
            ObjectNode event = (ObjectNode) mapper.readTree(webhook.body());
            event.put("webhook_id", webhook.id()).put("topic", webhook.topic());
            int attempt = 1;
            while (!post(webhook.id(), event.put("attempt", attempt))) {
                Thread.sleep(pauseMillis(attempt++));
            }
        } catch (IOException e) {
            System.err.println("webhook " + webhook.id() + " is no JSON: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean post(String id, ObjectNode event) throws IOException {
        byte[] json = mapper.writeValueAsBytes(event);
        try {
            return api.post(id, json);
        } catch (IOException e) {
            return false;
        }
    }

    private static long pauseMillis(int attempt) {
        long pause = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(attempt, 10));
        return ThreadLocalRandom.current().nextLong(pause / 2, pause);
    }
}
