package dev.stranded.servers;

import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Jetty as it is measured under load: each request waits for the answer of a small pool of threads, as it would for
 * that of a database. It says its port and runs until its standard input ends.
 */
public final class UnderLoad {
    private UnderLoad() {}

    /** Takes {@code platform} or {@code virtual}: what runs the requests. */
    public static void main(String[] arguments) throws Exception {
        QueuedThreadPool threads = new QueuedThreadPool(40);
        if (arguments[0].equals("virtual")) {
            threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        }
        Server jetty = new Server(threads);
        ServerConnector connector = new ServerConnector(jetty, 1, 1);
        connector.setHost("127.0.0.1");
        jetty.addConnector(connector);
        jetty.setHandler(new Clerk(Executors.newFixedThreadPool(4)));
        jetty.start();
        System.out.println("port " + connector.getLocalPort());
        System.in.transferTo(OutputStream.nullOutputStream());
        Runtime.getRuntime().halt(0);
    }

    private static final class Clerk extends Handler.Abstract {
        private final ExecutorService archive;

        Clerk(ExecutorService archive) {
            this.archive = archive;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback)
                throws InterruptedException, ExecutionException {
            String path = Request.getPathInContext(request);
            String answer = archive.submit(() -> "answer to " + path).get();
            Content.Sink.write(response, true, answer, callback);
            return true;
        }
    }
}
