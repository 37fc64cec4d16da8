package dev.stranded.servers;

import io.undertow.Undertow;
import io.undertow.server.handlers.BlockingHandler;
import java.io.IOException;
import java.net.InetSocketAddress;

/** Undertow, its handler on its workers. */
public final class UndertowServer implements Server {
    private final Undertow undertow;
    private final Browsers browsers;

    private UndertowServer() throws IOException {
        undertow = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(new BlockingHandler(
                        exchange -> exchange.getResponseSender().send(Greeting.to(exchange.getRequestPath()))))
                .build();
        undertow.start();
        browsers = Browsers.of(
                ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort());
    }

    public static void main(String[] arguments) throws Exception {
        Life.live(arguments, virtual -> new UndertowServer());
    }

    @Override
    public void ask() throws Exception {
        browsers.ask();
    }

    @Override
    public void stop() {
        undertow.stop();
    }
}
