package dev.stranded.demo.receiver;

/** A webhook as it came in, its signature verified. */
final class Webhook {
    private final String delivery;
    private final String event;
    private final byte[] body;

    Webhook(String delivery, String event, byte[] body) {
        this.delivery = delivery;
        this.event = event;
        this.body = body;
    }

    /** Identifies the webhook, however often it is sent. */
    String delivery() {
        return delivery;
    }

    /** What happened, such as push. */
    String event() {
        return event;
    }

    /** The JSON, as sent. */
    byte[] body() {
        return body;
    }
}
