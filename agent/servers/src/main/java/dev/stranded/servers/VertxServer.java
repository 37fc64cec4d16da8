package dev.stranded.servers;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Vert.x: a verticle that answers by way of the blocking pool, and one that ticks. */
public final class VertxServer implements Server {
    private final Vertx vertx = Vertx.vertx();
    private final Browsers browsers;

    private VertxServer(boolean virtual) throws IOException {
        CompletableFuture<Integer> port = new CompletableFuture<>();
        vertx.deployVerticle(
                        new Hello(port),
                        new DeploymentOptions()
                                .setThreadingModel(virtual ? ThreadingModel.VIRTUAL_THREAD : ThreadingModel.EVENT_LOOP))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        browsers = Browsers.of(port.join());
    }

    public static void main(String[] arguments) throws Exception {
        Life.live(arguments, VertxServer::new);
    }

    @Override
    public void ask() throws Exception {
        browsers.ask();
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static final class Hello extends AbstractVerticle {
        private final CompletableFuture<Integer> port;

        Hello(CompletableFuture<Integer> port) {
            this.port = port;
        }

        @Override
        public void start(Promise<Void> started) {
            vertx.setPeriodic(1_000, tick -> vertx.eventBus().publish("ticks", tick));
            vertx.eventBus().consumer("ticks", message -> {});
            vertx.createHttpServer()
                    .requestHandler(this::answer)
                    .listen(0, "127.0.0.1")
                    .onSuccess(server -> listening(server, started))
                    .onFailure(started::fail);
        }

        private void listening(HttpServer server, Promise<Void> started) {
            port.complete(server.actualPort());
            started.complete();
        }

        private void answer(HttpServerRequest request) {
            vertx.executeBlocking(() -> Greeting.to(request.path()), false)
                    .onSuccess(text -> request.response().end(text))
                    .onFailure(e -> request.response().setStatusCode(500).end());
        }
    }
}
