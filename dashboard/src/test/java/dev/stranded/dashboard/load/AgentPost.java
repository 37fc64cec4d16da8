package dev.stranded.dashboard.load;

import dev.stranded.wire.BatchLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Posts as the agent does: each time over a connection of its own. */
final class AgentPost {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 10_000;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");
    private static final Pattern RETRY_AFTER = Pattern.compile("(?i)\\r\\nRetry-After: *(\\d+)");

    private AgentPost() {}

    /**
     * What the dashboard answers.
     *
     * @param retryAfterSeconds 0 where it does not say
     */
    record Answer(int status, int retryAfterSeconds) {}

    static Answer send(URI dashboard, String batch, byte[] gzip) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(dashboard.getHost(), dashboard.getPort()), CONNECT_MILLIS);
            socket.setSoTimeout(READ_MILLIS);
            ByteArrayOutputStream post = new ByteArrayOutputStream();
            post.write(("POST /api/v1/ingest HTTP/1.1\r\nHost: " + dashboard.getAuthority()
                            + "\r\nConnection: close\r\nUser-Agent: stranded\r\nContent-Type: application/x-ndjson\r\n"
                            + "Content-Encoding: gzip\r\n" + BatchLimits.ID_HEADER + ": " + batch
                            + "\r\nContent-Length: " + gzip.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            post.write(gzip);
            post.writeTo(socket.getOutputStream());
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher status = STATUS.matcher(answer);
            if (!status.lookingAt()) {
                throw new IOException("the answer broke off");
            }
            Matcher retryAfter = RETRY_AFTER.matcher(answer);
            return new Answer(
                    Integer.parseInt(status.group(1)), retryAfter.find() ? Integer.parseInt(retryAfter.group(1)) : 0);
        }
    }
}
