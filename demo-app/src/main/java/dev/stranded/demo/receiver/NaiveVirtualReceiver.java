package dev.stranded.demo.receiver;

import dev.stranded.demo.program.Threads;
import java.io.IOException;
import java.util.concurrent.ThreadFactory;

/** Receives webhooks and hands each on in a virtual thread of its own: cheap threads, and as much work in them. */
final class NaiveVirtualReceiver {
    private final ThreadFactory threads = Threads.of("virtual");
    private final Forwarder forwarder = Forwarder.toTheApi(Pace.free());

    private NaiveVirtualReceiver() {}

    public static void main(String[] arguments) throws IOException {
        NaiveVirtualReceiver receiver = new NaiveVirtualReceiver();
        WebhookServer.serve(receiver::receive);
    }

    private boolean receive(Webhook webhook) {
        threads.newThread(() -> forwarder.forward(webhook)).start();
        return true;
    }
}
