package dev.stranded.demo.receiver;

import java.io.IOException;

/** Receives webhooks and hands each on in a thread of its own, so that the sender never waits for the API. */
final class NaiveReceiver {
    private final Forwarder forwarder = Forwarder.toTheApi(Pace.free());

    private NaiveReceiver() {}

    public static void main(String[] arguments) throws IOException {
        NaiveReceiver receiver = new NaiveReceiver();
        WebhookServer.serve(receiver::receive);
    }

    private boolean receive(Webhook webhook) {
        new Thread(() -> forwarder.forward(webhook)).start();
        return true;
    }
}
