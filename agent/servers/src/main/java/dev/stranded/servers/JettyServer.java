package dev.stranded.servers;

import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Jetty, with its pool of threads or with virtual threads behind it. */
public final class JettyServer implements Server {
    private final org.eclipse.jetty.server.Server jetty;
    private final Browsers browsers;

    private JettyServer(boolean virtual) throws Exception {
        QueuedThreadPool threads = new QueuedThreadPool(20);
        if (virtual) {
            threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        }
        jetty = new org.eclipse.jetty.server.Server(threads);
        ServerConnector connector = new ServerConnector(jetty);
        connector.setHost("127.0.0.1");
        jetty.addConnector(connector);
        jetty.setHandler(new Hello());
        jetty.start();
        browsers = Browsers.of(connector.getLocalPort());
    }

    public static void main(String[] arguments) throws Exception {
        Life.live(arguments, JettyServer::new);
    }

    @Override
    public void ask() throws Exception {
        browsers.ask();
    }

    @Override
    public void stop() throws Exception {
        jetty.stop();
    }

    private static final class Hello extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            String path = Request.getPathInContext(request);
            Content.Sink.write(response, true, Greeting.to(path), callback);
            return true;
        }
    }
}
