package dev.stranded.core.report;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Posts to one address, each time over a connection of its own.
 *
 * <p>It speaks HTTP by itself. {@code HttpURLConnection} would call what the application has set for the whole JVM,
 * such as its cookies, passwords, proxies, and whom it trusts, and {@code java.net.http} would start threads. The
 * socket is a channel's, since others are made by the application's factory where it has set one; under TLS the JDK has
 * that factory make one, too, and leaves it unused.
 *
 * <p>Ownership: the reporter thread, but for {@link #breakOff}: what limits a whole exchange, a server that takes
 * nothing or gives a byte at a time, is that another thread closes the connection.
 */
final class HttpPost {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 10_000;
    private static final long NANOS = 1_000_000;
    private static final int LONGEST_HEAD_LINE = 8_192;
    private static final int MOST_HEAD_LINES = 200;
    private static final int MOST_BODY_BYTES = 4_096;
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final URI address;
    private final String host;
    private final int port;
    private final byte[] headersBeforeLength;
    private @Nullable SSLContext trust;
    private long beginNanos;
    private volatile @Nullable SocketChannel open;

    /** Posts to {@code address}, with these lines at the end of each head. */
    HttpPost(URI address, String... headers) {
        this.address = address;
        this.host = withoutBrackets(address.getHost());
        this.port = address.getPort() > 0 ? address.getPort() : isSecure() ? HTTPS_PORT : HTTP_PORT;
        String path = address.getRawPath();
        String head = "POST " + (path.isEmpty() ? "/" : path) + " HTTP/1.1\r\nHost: " + address.getHost()
                + (address.getPort() > 0 ? ":" + port : "") + "\r\nConnection: close\r\n"
                + String.join("\r\n", headers) + "\r\nContent-Length: ";
        this.headersBeforeLength = head.getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * What the server said.
     *
     * @param status such as 200
     * @param reason what stands behind the status, perhaps nothing
     * @param body its beginning
     * @param retryAfterSeconds how long it asks to be left alone; 0 where it does not
     */
    record Answer(int status, String reason, String body, int retryAfterSeconds) {}

    /** Closes the connection of an exchange that lasts for longer than this: {@link #send} fails then. */
    void breakOff(long afterMillis) {
        SocketChannel channel = open;
        if (channel != null && System.nanoTime() - beginNanos >= afterMillis * NANOS) {
            try {
                channel.close();
            } catch (IOException e) {
                // It is closed all the same.
            }
        }
    }

    /** Posts a body, with these lines in its head besides. */
    Answer send(byte[] body, String... headers) throws IOException {
        try (SocketChannel channel = SocketChannel.open();
                Socket plain = channel.socket()) {
            beginNanos = System.nanoTime();
            open = channel;
            plain.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            plain.setSoTimeout(READ_MILLIS);
            if (!isSecure()) {
                return exchange(plain, body, headers);
            }
            try (SSLSocket secure = secured(plain)) {
                return exchange(secure, body, headers);
            }
        } finally {
            open = null;
        }
    }

    private boolean isSecure() {
        return "https".equals(address.getScheme());
    }

    /** Whom to trust is what the JVM was started with, and not what the application has set since. */
    private SSLSocket secured(Socket plain) throws IOException {
        try {
            if (trust == null) {
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, null, null);
                trust = context;
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("this JVM has no TLS: " + e.getMessage(), e);
        }
        SSLSocket secure = (SSLSocket) trust.getSocketFactory().createSocket(plain, host, port, true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        return secure;
    }

    private Answer exchange(Socket socket, byte[] body, String... headers) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.write(headersBeforeLength);
        head.write((body.length + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        for (String header : headers) {
            head.write((header + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        head.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        OutputStream out = socket.getOutputStream();
        head.writeTo(out);
        out.write(body);
        out.flush();
        return answer(new BufferedInputStream(socket.getInputStream()));
    }

    private static Answer answer(InputStream in) throws IOException {
        String[] status = line(in).split(" ", 3);
        while (status.length > 1 && status[0].startsWith("HTTP/1.") && status[1].startsWith("1")) {
            Head.read(in);
            status = line(in).split(" ", 3);
        }
        if (status.length < 2 || !status[0].startsWith("HTTP/1.") || !status[1].matches("[2-9][0-9]{2}")) {
            throw new IOException("what answers there does not speak HTTP");
        }
        int code = Integer.parseInt(status[1]);
        Head head = Head.read(in);
        return new Answer(code, status.length < 3 ? "" : status[2], head.body(in), head.retryAfterSeconds());
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0 && next != '\n' && line.size() < LONGEST_HEAD_LINE) {
            line.write(next);
            next = in.read();
        }
        if (next != '\n') {
            throw new IOException("the answer broke off");
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /**
     * What of an answer's head tells where its body ends, and when to come again.
     *
     * @param length in bytes; where it is not told, the body goes on as long as the connection
     * @param chunked whether it comes in parts, each with its length
     * @param retryAfterSeconds 0 where it is not told, or told as a date
     */
    private record Head(int length, boolean chunked, int retryAfterSeconds) {
        static Head read(InputStream in) throws IOException {
            int length = MOST_BODY_BYTES;
            boolean chunked = false;
            int retryAfter = 0;
            int lines = 0;
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                String lower = line.toLowerCase(Locale.ROOT);
                if (lower.matches("content-length:\\s*[0-9]{1,4}")) {
                    length = Math.min(length, number(lower));
                }
                if (lower.matches("retry-after:\\s*[0-9]{1,5}")) {
                    retryAfter = number(lower);
                }
                chunked |= lower.startsWith("transfer-encoding:") && lower.endsWith("chunked");
                if (++lines > MOST_HEAD_LINES) {
                    throw new IOException("the answer's head has no end");
                }
            }
            return new Head(length, chunked, retryAfter);
        }

        private static int number(String line) {
            return Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
        }

        String body(InputStream in) throws IOException {
            if (!chunked) {
                return new String(in.readNBytes(length), StandardCharsets.UTF_8);
            }
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int next = chunk(in); next > 0 && body.size() < MOST_BODY_BYTES; next = chunk(in)) {
                body.write(in.readNBytes(Math.min(next, MOST_BODY_BYTES)));
                if (next > MOST_BODY_BYTES || !line(in).isEmpty()) {
                    break;
                }
            }
            return body.toString(StandardCharsets.UTF_8);
        }

        private static int chunk(InputStream in) throws IOException {
            String size = line(in).split(";", 2)[0].strip();
            if (!size.matches("[0-9a-fA-F]{1,7}")) {
                throw new IOException("the answer's parts have no length");
            }
            return Integer.parseInt(size, 16);
        }
    }
}
