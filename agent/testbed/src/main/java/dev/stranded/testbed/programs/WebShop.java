package dev.stranded.testbed.programs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Customers ask an HTTP server for prices, which its pool and a second one work out: what other agents follow as well.
 *
 * <p>Each answer is right, and the program says so: three times the number of the order. Arguments: whether each order
 * leaves a task behind ({@code leaky}) or not ({@code healthy}), and what that is: a thread of either kind, or the task
 * of a {@code pool}, beside others that end.
 */
public final class WebShop {
    private static final int MOST = 2_000;

    private final ExecutorService pricing = Executors.newFixedThreadPool(2);
    private final SynchronousQueue<String> audits = new SynchronousQueue<>();
    private final boolean leaky;
    private final Executor auditors;
    private final AtomicInteger noted = new AtomicInteger();

    private WebShop(boolean leaky, Executor auditors) {
        this.leaky = leaky;
        this.auditors = auditors;
    }

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        Parent parent = Parent.attend();
        WebShop shop = new WebShop(arguments[0].equals("leaky"), auditors(arguments[1]));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/price/", shop::answer);
        server.start();
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .build();
        String shops = "http://127.0.0.1:" + server.getAddress().getPort() + "/price/";
        long sum = 0;
        for (int order = 1; order <= MOST; order++) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(shops + order)).build();
            sum += Long.parseLong(client.send(request, BodyHandlers.ofString()).body());
            parent.tell("orders: " + order + ", prices: " + sum);
            Pace.pass(25);
        }
    }

    private static Executor auditors(String kind) throws ReflectiveOperationException {
        if (kind.equals("pool")) {
            return Executors.newCachedThreadPool();
        }
        ThreadFactory threads = Threads.of(kind);
        return task -> threads.newThread(task).start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = Long.toString(price(Long.parseLong(path.substring(path.lastIndexOf('/') + 1))))
                .getBytes(StandardCharsets.US_ASCII);
        if (leaky) {
            auditors.execute(() -> noted.incrementAndGet());
            auditors.execute(() -> audit());
            auditors.execute(() -> noted.decrementAndGet());
        }
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private long price(long order) throws IOException {
        CompletableFuture<Long> once = CompletableFuture.supplyAsync(() -> order, pricing);
        try {
            return pricing.submit(() -> 2 * order).get() + once.join();
        } catch (ExecutionException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void audit() {
        try {
            audits.put("an order");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
