package dev.stranded.core.report;

import dev.stranded.wire.Hello;
import dev.stranded.wire.Message;
import dev.stranded.wire.NdjsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Posts each batch to a dashboard, compressed, the introduction first.
 *
 * <p>It uses {@code HttpURLConnection}, which starts no threads in the application, as {@code java.net.http} would.
 */
final class DashboardSink implements Sink {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 10_000;
    private static final int LONGEST_REASON = 300;

    private final URI ingest;
    private final Hello hello;

    DashboardSink(URI dashboard, Hello hello) {
        this.ingest = URI.create(dashboard + "/api/v1/ingest");
        this.hello = hello;
    }

    /** Throws {@link Refused} when the dashboard is there but does not want this batch. */
    @Override
    public void write(List<Message> messages) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (NdjsonWriter writer = new NdjsonWriter(new GZIPOutputStream(body))) {
            writer.write(hello);
            for (Message message : messages) {
                writer.write(message);
            }
        }
        HttpURLConnection connection = (HttpURLConnection) ingest.toURL().openConnection(Proxy.NO_PROXY);
        try {
            post(connection, body);
        } finally {
            connection.disconnect();
        }
    }

    private static void post(HttpURLConnection connection, ByteArrayOutputStream body) throws IOException {
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setDoOutput(true);
        connection.setRequestMethod("POST");
        // Kept alive, it would have the JDK start a thread that watches over it.
        connection.setRequestProperty("Connection", "close");
        connection.setRequestProperty("Content-Type", "application/x-ndjson");
        connection.setRequestProperty("Content-Encoding", "gzip");
        connection.setFixedLengthStreamingMode(body.size());
        try (OutputStream out = connection.getOutputStream()) {
            body.writeTo(out);
        }
        int status = connection.getResponseCode();
        if (status >= 400 && status < 500 && status != 429) {
            throw new Refused(status + " " + reason(connection));
        }
        if (status != 200) {
            throw new IOException("HTTP status " + status);
        }
        try (InputStream in = connection.getInputStream()) {
            in.readAllBytes();
        }
    }

    private static String reason(HttpURLConnection connection) throws IOException {
        try (InputStream in = connection.getErrorStream()) {
            return in == null ? "" : new String(in.readNBytes(LONGEST_REASON), StandardCharsets.UTF_8);
        }
    }

    /** The dashboard does not want a batch; to send it again would not help. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String reason) {
            super(reason);
        }
    }
}
