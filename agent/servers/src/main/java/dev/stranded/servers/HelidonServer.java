package dev.stranded.servers;

import java.lang.reflect.Array;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Helidon, which runs each request on a virtual thread. Its classes are for JDK 21 and later and this code is not, so
 * they are called by name.
 */
public final class HelidonServer implements Server {
    private static final String PACKAGE = "io.helidon.webserver.";

    private final Object helidon;
    private final Browsers browsers;

    private HelidonServer() throws Exception {
        Class<?> serverType = Class.forName(PACKAGE + "WebServer");
        Object builder = serverType.getMethod("builder").invoke(null);
        Class<?> builderType = Class.forName(PACKAGE + "WebServerConfig$Builder");
        builderType.getMethod("host", String.class).invoke(builder, "127.0.0.1");
        Consumer<Object> routes = HelidonServer::addRoutes;
        builderType.getMethod("routing", Consumer.class).invoke(builder, routes);
        helidon = builderType.getMethod("build").invoke(builder);
        serverType.getMethod("start").invoke(helidon);
        browsers = Browsers.of((Integer) serverType.getMethod("port").invoke(helidon));
    }

    public static void main(String[] arguments) throws Exception {
        Life.live(arguments, virtual -> new HelidonServer());
    }

    @Override
    public void ask() throws Exception {
        browsers.ask();
    }

    @Override
    public void stop() throws Exception {
        Class.forName(PACKAGE + "WebServer").getMethod("stop").invoke(helidon);
    }

    private static void addRoutes(Object routing) {
        try {
            Class<?> handlerType = Class.forName(PACKAGE + "http.Handler");
            for (String path : List.of("/hello", Greeting.OUT_OF_ORDER)) {
                Supplier<String> answer = () -> Greeting.to(path);
                Object handlers = Array.newInstance(handlerType, 1);
                Array.set(
                        handlers,
                        0,
                        handlerType.getMethod("create", Supplier.class).invoke(null, answer));
                Class.forName(PACKAGE + "http.HttpRules")
                        .getMethod("get", String.class, handlers.getClass())
                        .invoke(routing, path, handlers);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
