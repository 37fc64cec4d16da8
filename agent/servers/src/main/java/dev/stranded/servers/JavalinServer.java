package dev.stranded.servers;

import io.javalin.Javalin;
import java.io.IOException;

/** Javalin, which is Jetty with servlets. */
public final class JavalinServer implements Server {
    private final Javalin javalin;
    private final Browsers browsers;

    private JavalinServer(boolean virtual) throws IOException {
        javalin = Javalin.create(config -> {
                    config.concurrency.useVirtualThreads = virtual;
                    config.startup.showJavalinBanner = false;
                    config.routes.get(
                            "/*", context -> context.async(() -> context.result(Greeting.to(context.path()))));
                })
                .start("127.0.0.1", 0);
        browsers = Browsers.of(javalin.port());
    }

    public static void main(String[] arguments) throws Exception {
        Life.live(arguments, JavalinServer::new);
    }

    @Override
    public void ask() throws Exception {
        browsers.ask();
    }

    @Override
    public void stop() {
        javalin.stop();
    }
}
