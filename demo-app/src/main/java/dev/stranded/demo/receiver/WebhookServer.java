package dev.stranded.demo.receiver;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP side of a receiver: {@code POST /webhooks}, verified and handed on. */
final class WebhookServer {
    private static final int THREADS = 32;
    private static final String RETRY_AFTER_SECONDS = "2";

    /** How long a webhook waits for room before its sender is told to come again. */
    static final long PATIENCE_MILLIS = 2_000;

    private final WebhookSignature signature;
    private final Intake intake;

    private WebhookServer(WebhookSignature signature, Intake intake) {
        this.signature = signature;
        this.intake = intake;
    }

    /**
     * Serves until standard input is closed, and says on standard output where.
     *
     * @param intake takes a webhook, or says that it cannot take one now
     */
    static void serve(Intake intake) throws IOException {
        WebhookServer server = new WebhookServer(new WebhookSignature(System.getenv("WEBHOOK_SECRET")), intake);
        Javalin http = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.threadPool = new QueuedThreadPool(THREADS);
            config.routes.post("/webhooks", server::receive);
        });
        http.start("127.0.0.1", 0);
        System.out.println("listening on http://127.0.0.1:" + http.port() + "/webhooks");
        while (System.in.read() >= 0) {
            // Whatever is typed; the end of it is the sign to stop.
        }
        http.stop();
    }

    private void receive(Context request) throws InterruptedException {
        byte[] body = request.bodyAsBytes();
        String id = request.header("X-Webhook-Id");
        String topic = request.header("X-Webhook-Topic");
        if (id == null || topic == null) {
            request.status(HttpStatus.BAD_REQUEST);
        } else if (!signature.matches(body, request.header("X-Hub-Signature-256"))) {
            request.status(HttpStatus.UNAUTHORIZED);
        } else if (intake.takes(new Webhook(id, topic, body))) {
            request.status(HttpStatus.ACCEPTED);
        } else {
            request.status(HttpStatus.SERVICE_UNAVAILABLE).header("Retry-After", RETRY_AFTER_SECONDS);
        }
    }
}
