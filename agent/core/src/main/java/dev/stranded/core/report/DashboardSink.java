package dev.stranded.core.report;

import dev.stranded.wire.BatchLimits;
import dev.stranded.wire.Command;
import dev.stranded.wire.ErrorAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Posts each batch to a dashboard, compressed, the introduction first, and hands on what the answer asks for. A batch
 * that comes again bears the same number, so that a dashboard that has taken it knows it.
 */
final class DashboardSink implements Sink {
    private static final int LONGEST_REASON = 300;
    private static final int MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final HttpPost ingest;
    private final @Nullable Credential credential;
    private final byte[] hello;
    private final Consumer<Command> commands;

    DashboardSink(URI dashboard, @Nullable Credential credential, byte[] hello, Consumer<Command> commands) {
        this.ingest = new HttpPost(
                URI.create(dashboard + "/api/v1/ingest"),
                "User-Agent: stranded",
                "Content-Type: application/x-ndjson",
                "Content-Encoding: gzip");
        this.credential = credential;
        this.hello = hello;
        this.commands = commands;
    }

    /**
     * Throws {@link Refused} when the dashboard is there but does not want this batch, {@link NotLetIn} when it does
     * not know who sends it, and {@link Sink.Later} when it wants it at another time.
     */
    @Override
    public void write(String batch, List<byte[]> lines) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(body)) {
            gzip.write(hello);
            for (byte[] line : lines) {
                gzip.write(line);
            }
        }
        HttpPost.Answer answer = send(body.toByteArray(), BatchLimits.ID_HEADER + ": " + batch);
        int status = answer.status();
        if (status == UNAUTHORIZED) {
            throw new NotLetIn(reason(answer));
        }
        if ((status == MANY_REQUESTS || status == UNAVAILABLE) && answer.retryAfterSeconds() > 0) {
            throw new Later("HTTP status " + status, answer.retryAfterSeconds());
        }
        if (status >= 400 && status < 500 && status != MANY_REQUESTS) {
            throw new Refused(reason(answer));
        }
        if (status != 200) {
            throw new IOException("HTTP status " + status);
        }
        Command.in(answer.body()).forEach(commands);
    }

    /** With a token that was renewed, where the one from before is refused. */
    private HttpPost.Answer send(byte[] body, String header) throws IOException {
        HttpPost.Answer answer = ingest.send(body, headers(header));
        boolean refused = answer.status() == UNAUTHORIZED || answer.status() == FORBIDDEN;
        return refused && credential != null && credential.renew() ? ingest.send(body, headers(header)) : answer;
    }

    private String[] headers(String header) {
        String shown = credential == null ? null : credential.authorization();
        return shown == null ? new String[] {header} : new String[] {header, "Authorization: " + shown};
    }

    @Override
    public void breakOff(long afterMillis) {
        ingest.breakOff(afterMillis);
    }

    /** The dashboard's sentence without its full stop, or what another server says. */
    private static String reason(HttpPost.Answer answer) {
        String sentence = ErrorAnswer.sentence(answer.body());
        String text = sentence == null ? answer.status() + " " + answer.reason() : answer.status() + ": " + sentence;
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        String shown = line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
        return shown.endsWith(".") ? shown.substring(0, shown.length() - 1) : shown;
    }

    /** The dashboard does not want a batch; to send it again would not help. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String reason) {
            super(reason);
        }
    }

    /** The dashboard does not know the agent's token; what is to be said keeps until somebody has mended that. */
    static final class NotLetIn extends IOException {
        private static final long serialVersionUID = 1L;

        NotLetIn(String reason) {
            super(reason);
        }
    }
}
