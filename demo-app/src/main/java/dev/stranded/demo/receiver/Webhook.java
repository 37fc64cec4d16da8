package dev.stranded.demo.receiver;

/** A webhook as it came in, its signature verified. */
final class Webhook {
    private final String id;
    private final String topic;
    private final byte[] body;

    Webhook(String id, String topic, byte[] body) {
        this.id = id;
        this.topic = topic;
        this.body = body;
    }

    /** Identifies the webhook, however often it is sent. */
    String id() {
        return id;
    }

    /** What it is about, such as orders/create. */
    String topic() {
        return topic;
    }

    /** The JSON, as sent. */
    byte[] body() {
        return body;
    }
}
