package dev.stranded.demo.receiver;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/** Posts events to the external API, over as many connections as there are calls at a time. */
final class ApiClient {
    private static final int CONNECTIONS = 50_000;
    private static final Timeout PATIENCE = Timeout.of(5, TimeUnit.MINUTES);

    private final String url;
    private final CloseableHttpClient http;

    ApiClient(String url) {
        this.url = url;
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(CONNECTIONS)
                        .setMaxConnTotal(CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setSocketTimeout(PATIENCE)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(PATIENCE)
                        .setResponseTimeout(PATIENCE)
                        .build())
                .disableAutomaticRetries()
                .build();
    }

    /** Posts an event and waits for the answer. */
    ApiAnswer post(String id, byte[] event) throws IOException {
        HttpPost request = new HttpPost(url);
        request.setHeader("X-Webhook-Id", id);
        request.setEntity(new ByteArrayEntity(event, ContentType.APPLICATION_JSON));
        return http.execute(request, ApiClient::answer);
    }

    private static ApiAnswer answer(ClassicHttpResponse response) {
        Header retryAfter = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        return new ApiAnswer(
                response.getCode() == HttpStatus.SC_OK, retryAfter == null ? 0 : Long.parseLong(retryAfter.getValue()));
    }
}
