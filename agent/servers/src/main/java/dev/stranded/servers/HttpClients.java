package dev.stranded.servers;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.TimeValue;

/** Apache's HTTP client, which evicts connections by itself, and OkHttp. */
public final class HttpClients implements Server {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final CloseableHttpClient apache = HttpClientBuilder.create()
            .evictExpiredConnections()
            .evictIdleConnections(TimeValue.ofSeconds(5))
            .build();
    private final OkHttpClient okHttp = new OkHttpClient();
    private final String url;

    private HttpClients() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", JdkHttpServer::answer);
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    public static void main(String[] arguments) throws Exception {
        Life.live(arguments, virtual -> new HttpClients());
    }

    @Override
    public void ask() throws Exception {
        Browsers.expectHello(apache.execute(new HttpGet(url), answer -> EntityUtils.toString(answer.getEntity())));
        Request request = new Request.Builder().url(url).build();
        try (Response answer = okHttp.newCall(request).execute()) {
            Browsers.expectHello(answer.body().string());
        }
        okHttp.newCall(request).enqueue(new Closing());
    }

    @Override
    public void stop() throws Exception {
        apache.close();
        okHttp.dispatcher().executorService().shutdown();
        okHttp.connectionPool().evictAll();
        server.stop(0);
        threads.shutdown();
    }

    private static final class Closing implements Callback {
        @Override
        public void onFailure(Call call, IOException e) {
            System.err.println("a call failed: " + e);
        }

        @Override
        public void onResponse(Call call, Response answer) {
            answer.close();
        }
    }
}
